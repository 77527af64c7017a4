using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Datasets;

/// <summary>The JSON of a version is kept for ever: the golden file of format 1 is never edited.</summary>
public sealed class DatasetVersionJsonTests
{
    private static readonly string Golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Datasets", "Golden", "dataset-version-1.json")).TrimEnd();

    [Fact]
    public void Version_with_everything_set_is_written_as_the_golden_file() => Everything().ToJson().Should().Be(Golden);

    [Fact]
    public void Golden_file_is_read_to_the_same_version()
    {
        var version = DatasetVersion.FromJson(Golden);
        version.Should().BeEquivalentTo(Everything(), o => o.ComparingByMembers<DatasetVersion>().Excluding(v => v.Schema).WithStrictOrdering());
        version.Schema.Should().Equal(Everything().Schema);
    }

    [Fact]
    public void Version_with_nothing_optional_survives_the_round_trip()
    {
        var version = Everything() with
        {
            Kind = DatasetVersionKind.Committed,
            Parent = null,
            Selection = null,
            TimeRange = null,
            CodeVersion = null,
            Pieces = [],
            Segments = [],
            RowCount = 0,
        };
        DatasetVersion.FromJson(version.ToJson()).ToJson().Should().Be(version.ToJson());
    }

    [Theory]
    [InlineData("", "*no dataset version*")]
    [InlineData("{}", "*format 0*")]
    [InlineData("""{"format":2}""", "*format 2*use the release*")]
    [InlineData("""{"format":1}""", "*no dataset version*restore the row*")]
    [InlineData("null", "*format 0*")]
    public void Text_that_is_no_version_is_refused(string json, string message) =>
        FluentActions.Invoking(() => DatasetVersion.FromJson(json)).Should().Throw<LifecycleException>().WithMessage(message);

    [Fact]
    public void Piece_of_a_segment_that_is_not_listed_is_refused()
    {
        var json = Golden.Replace("\"pieces\":[{\"segment\":0", "\"pieces\":[{\"segment\":7", StringComparison.Ordinal);
        json.Should().NotBe(Golden);
        FluentActions.Invoking(() => DatasetVersion.FromJson(json)).Should().Throw<LifecycleException>();
    }

    internal static DatasetVersion Everything()
    {
        var monday = new DateTimeOffset(2012, 1, 2, 0, 0, 0, TimeSpan.Zero);
        var week = new TimeWindow(monday, monday.AddDays(7));
        var first = ContentDigest.Of("first"u8);
        var second = ContentDigest.Of("second"u8);
        return new()
        {
            Id = new("payments", 3),
            Kind = DatasetVersionKind.Selected,
            Schema = new(
            [
                new() { Name = "at", Type = ColumnType.Timestamp, Role = ColumnRole.Time, IsNullable = false },
                new() { Name = "amount €", Type = ColumnType.Number, Range = new(double.NegativeInfinity, 0.1), Unit = "EUR" },
                new() { Name = "kind", Type = ColumnType.Text, Role = ColumnRole.Label, Domain = ["b", "a"] },
            ]),
            Pieces = [new(first, 2, 10), new(second, 0, 5), new(first, 20, 1)],
            Segments =
            [
                new() { Digest = first, Format = "parquet", RowCount = 30, Length = 1234, TimeRange = week },
                new() { Digest = second, Format = "arrow", RowCount = 5, Length = 99 },
            ],
            RowCount = 16,
            Digest = DatasetDigest.FromHash(new byte[32]),
            ColumnDigests =
            [
                new() { Column = "at", Root = new('a', 64), Subtrees = [new('b', 64), new('c', 64)] },
                new() { Column = "amount €", Root = new('d', 64) },
                new() { Column = "kind", Root = new('e', 64) },
            ],
            Parent = new("payments", 2),
            Selection = new() { Window = week, Except = [new(monday, monday.AddHours(1))] },
            TimeRange = week,
            Actor = "ada@example.com",
            Reason = "training window",
            CodeVersion = "1.4.0+3f1c9ab",
            CreatedAt = monday.AddDays(7),
        };
    }
}
