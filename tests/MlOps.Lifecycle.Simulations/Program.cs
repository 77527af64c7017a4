using System.Globalization;
using MlOps.Lifecycle.Simulations;

switch (args)
{
    case ["size"]:
        return SizeReport.Print(repeats: 2_000);
    case ["size", var repeats]:
        return SizeReport.Print(int.Parse(repeats, CultureInfo.InvariantCulture));
    case ["kernels"]:
        foreach (var line in KernelAnswers.Of())
            Console.WriteLine(line);
        return 0;
    default:
        Console.WriteLine("""
            dotnet run -c Release --project tests/MlOps.Lifecycle.Simulations -- COMMAND
              size [repeats]   how often every test rejects while nothing changes
              kernels          what the fast kernels answer, digit by digit
            """);
        return 2;
}
