namespace MlOps.Lifecycle.Oracles;

/// <summary>Runs the cases of one file.</summary>
internal static class OracleRunner
{
    public static FileResult Run(OracleFile file)
    {
        if (OracleTests.FindLater(file.Test) is { } later)
            return new(file.Name, 0, 0, [], file.Cases.Count, [$"all: {later}"]);
        if (OracleTests.Find(file.Test) is not { } test)
            return new(file.Name, 0, file.Cases.Count, [$"{file.Name}: the test {file.Test} is unknown; known are {string.Join(", ", OracleTests.Names)}."], 0, []);

        int passed = 0, failedCases = 0;
        var failures = new List<string>();
        var notYet = new List<string>();
        var leftOut = new List<string>();
        foreach (var one in file.Cases)
        {
            var failed = Run(test, one, out var check);
            leftOut.AddRange(check.LeftOut);
            if (one.Requirement is { } requirement)
                notYet.Add($"{one.Name}: a person has to judge whether \"{requirement}\"{(failed is [] ? "" : $" ({string.Join("; ", failed)})")}");
            else if (failed is not [])
            {
                failedCases++;
                failures.AddRange(failed.Select(failure => $"{file.Name} {one.Name} {failure}"));
            }
            else if (check.Missing is not [])
                notYet.Add($"{one.Name}: {string.Join(", ", check.Missing)}");
            else
                passed++;
        }

        return new(file.Name, passed, failedCases, failures, notYet.Count, notYet)
        {
            LeftOut = [.. leftOut.CountBy(reason => reason).Select(group => $"{group.Value} × {group.Key}")],
        };
    }

    private static IReadOnlyList<string> Run(Action<OracleCase, Check> test, OracleCase one, out Check check)
    {
        check = new Check(one);
        try
        {
            test(one, check);
        }
        catch (ArgumentException e) when (one.IsRefusal)
        {
            return e.ParamName is { Length: > 0 } name && e.Message.Contains(name, StringComparison.Ordinal)
                ? []
                : [$"the refusal does not name the argument: {e.Message}"];
        }
#pragma warning disable CA1031 // Whatever a case throws is its failure; the others go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return [$"threw {e.GetType().Name}: {e.Message}"];
        }

        if (one.IsRefusal && check.Alternative is null)
            return ["was accepted, want an ArgumentException"];
        check.Finish();
        return check.Failures;
    }
}
