using MlOps.Lifecycle.Oracles;

if (args.Length > 1 || args is ["-h" or "--help"])
{
    Console.WriteLine("Compares the library with what other programs computed: dotnet run -c Release --project tests/MlOps.Lifecycle.Oracles -- [FOLDER]");
    return args.Length > 1 ? 2 : 0;
}

var folder = args is [var given] ? given : OracleFile.DefaultFolder;
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"The folder {folder} does not exist: name a folder with *.json files of the schema in tests/MlOps.Lifecycle.Oracles/README.md.");
    return 2;
}

var paths = Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).ToArray();
if (paths.Length == 0)
{
    Console.Error.WriteLine($"The folder {folder} holds no *.json file.");
    return 2;
}

int passed = 0, failed = 0, notYet = 0;
Console.WriteLine($"{"name",-34} {"passed",7} {"failed",7} {"not-yet",7}");
foreach (var path in paths)
{
    var result = Run(path);
    Console.WriteLine($"{result.Name,-34} {result.Passed,7} {result.Failed,7} {result.NotYet,7}");
    foreach (var failure in result.Failures)
        Console.WriteLine($"  failed  {failure}");
    foreach (var reason in result.NotYetReasons)
        Console.WriteLine($"  not-yet {reason}");
    foreach (var reason in result.LeftOut)
        Console.WriteLine($"  not compared: {reason}");
    (passed, failed, notYet) = (passed + result.Passed, failed + result.Failed, notYet + result.NotYet);
}

Console.WriteLine($"{"total",-34} {passed,7} {failed,7} {notYet,7}");
return failed == 0 ? 0 : 1;

static FileResult Run(string path)
{
    try
    {
        return OracleRunner.Run(OracleFile.Read(path));
    }
    catch (InvalidDataException e)
    {
        return new(Path.GetFileName(path), 0, 1, [$"{Path.GetFileName(path)}: {e.Message}"], 0, []);
    }
}
