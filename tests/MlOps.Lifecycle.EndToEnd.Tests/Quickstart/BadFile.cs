using System.IO.Compression;
using System.Text;

namespace MlOps.Lifecycle.EndToEnd.Tests;

/// <summary>A file that the quickstart must refuse, made from the bundled one, and what it must say.</summary>
internal sealed record BadFile(string Name, Func<string[], byte[]> Make, params string[] Says)
{
    private const string AYear = "2012-03-01";

    public string File { get; init; } = "hours.csv";

    /// <summary>The day before which the bundled lines end that the file is made from.</summary>
    public string Before { get; init; } = "2011-01-03";

    public string[] Options { get; init; } = [];

    public static IReadOnlyList<BadFile> All { get; } =
    [
        new("empty", _ => [], "'hours.csv' is empty", "header"),
        new("header only", lines => Text(lines[0]), "'hours.csv' has a header and no rows", "--data"),
        new("one row", lines => Text(lines[..2]), "'hours.csv' ends at 2011-01-01", "2012-01-09"),
        new("column missing", lines => Text([.. lines.Select(line => Without(line, 9))]), "'hours.csv' has no column 'weathersit'", "correct the header"),
        new("two columns of one name", lines => Text([lines[0].Replace("atemp", "temp", StringComparison.Ordinal), .. lines[1..]]), "'hours.csv', line 1: column name 'temp' occurs twice", "rename"),
        new("ragged row", lines => Text([.. lines[..20], lines[20] + ",1,2"]), "'hours.csv', line 21"),
        Cell("NaN", 10, "NaN", "row 7, column 'temp': NaN is no finite number", "leave the row out"),
        Cell("infinity", 12, "-inf", "row 7, column 'hum': -Infinity is no finite number", "leave the row out"),
        Cell("too large", 16, "1e400", "line 8, column 'cnt': '1e400' is beyond the largest number", "correct the value"),
        Cell("nothing", 11, "", "line 8, column 'atemp': the value is missing", "fill the cell"),
        Cell("a word", 13, "windy", "line 8, column 'windspeed': 'windy' is no number", "correct the value"),
        Cell("no day", 1, "2011-02-30", "line 8, column 'dteday': '2011-02-30' is no date", "correct the value"),
        Cell("no hour", 5, "24", "row 7, column 'hr': 24 is no hour of a day", "0 to 23"),
        Cell("an hour beyond all days", 5, "9000000000000000000", "row 7, column 'hr': 9000000000000000000 is no hour of a day", "0 to 23"),
        Cell("negative demand", 16, "-3", "row 7, column 'cnt': a demand of -3 bikes is negative", "leave the row out"),
        new("an hour twice", lines => Text([.. lines, lines[3]]), "'hours.csv', row 48", "2011-01-01T02 stands in row 3 too", "leave one of the two rows out"),
        new("ends early", Text, "ends at 2011-01-02", "the replay needs hours to 2011-07-12") { Options = ["--no-table"] },
        new("ends before the judged year", Text, "ends at 2011-10-01", "2012 and needs hours to 2012-01-09", "--no-table") { Before = "2011-10-02" },
        new("begins late", lines => Text([lines[0], .. lines.Where(line => string.CompareOrdinal(line.Split(',')[1], "2011-06-01") >= 0 && line != lines[0])]), "begins at 2011-06-01", "2011-05-09 or earlier") { Before = AYear },
        new("text that is called compressed", _ => Text("not compressed at all"), "'hours.csv.gz' has no column 'dteday'") { File = "hours.csv.gz" },
        new("compressed and cut off", lines => Compressed(lines)[..^40], "'hours.csv.gz', line", "damaged", "copy it again") { File = "hours.csv.gz" },
        new("compressed in name only", _ => [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8], "'hours.csv.gz', line 1", "damaged", "copy it again") { File = "hours.csv.gz" },
    ];

    /// <summary>A wrong value in line 8, which is row 7.</summary>
    private static BadFile Cell(string name, int column, string value, params string[] says) =>
        new(name, lines => Text([.. lines.Select((line, i) => i == 7 ? With(line, column, value) : line)]), ["'hours.csv', ", .. says]);

    private static string With(string line, int column, string value) => string.Join(',', line.Split(',').Select((cell, i) => i == column ? value : cell));

    private static string Without(string line, int column) => string.Join(',', line.Split(',').Where((_, i) => i != column));

    private static byte[] Text(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");

    private static byte[] Compressed(string[] lines)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Text(lines));
        return bytes.ToArray();
    }
}
