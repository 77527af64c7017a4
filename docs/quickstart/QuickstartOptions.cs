using MlOps.Lifecycle;

namespace Quickstart;

/// <summary>The command line.</summary>
internal sealed record QuickstartOptions
{
    public const string Usage = """
        dotnet run -c Release --project docs/quickstart [-- [--data FILE] [--out FOLDER] [--no-faults] [--no-table]]
          --data FILE    another file of the shape of docs/quickstart/data (CSV, also .gz)
          --out FOLDER   where report, database and blobs go; 'quickstart-out' when not given
          --no-faults    replays without the injected faults
          --no-table     leaves out the comparison with other policies, which takes most of the time
        """;

    public required string Data { get; init; }

    public required string Folder { get; init; }

    public bool Faults { get; init; } = true;

    public bool Table { get; init; } = true;

    public static QuickstartOptions Parse(string[] arguments)
    {
        var options = new QuickstartOptions
        {
            Data = Path.Combine(AppContext.BaseDirectory, "data", "bike_sharing_hour.csv.gz"),
            Folder = "quickstart-out",
        };
        for (var i = 0; i < arguments.Length; i++)
        {
            options = arguments[i] switch
            {
                "--data" => options with { Data = Value(arguments, i++, "a file, for example --data hours.csv") },
                "--out" => options with { Folder = Value(arguments, i++, "a folder, for example --out quickstart-out") },
                "--no-faults" => options with { Faults = false },
                "--no-table" => options with { Table = false },
                _ => throw new LifecycleException($"'{arguments[i]}' is not understood:{Environment.NewLine}{Usage}"),
            };
        }

        return options with { Folder = Path.GetFullPath(options.Folder) };
    }

    private static string Value(string[] arguments, int at, string what) =>
        at + 1 < arguments.Length && arguments[at + 1] is { Length: > 0 } value && !value.StartsWith("--", StringComparison.Ordinal)
            ? value
            : throw new LifecycleException($"The value of '{arguments[at]}' is missing: name {what}.");
}
