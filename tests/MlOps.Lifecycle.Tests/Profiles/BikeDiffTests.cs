using Apache.Arrow;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Tests.Data;

namespace MlOps.Lifecycle.Tests.Profiles;

/// <summary>Hourly data with seasons: half a year of 2011 is the reference, weeks are the windows.</summary>
public sealed class BikeDiffTests
{
    private const int HoursPerWeek = 168;
    private static readonly string[] Unused = ["casual", "registered"];

    private static readonly Lazy<RecordBatch> Bikes = new(() =>
    {
        var table = CsvTable.Read(TestData.Bikes);
        var schema = table.Schema.WithRole(ColumnRole.Ignored, Unused).WithRole(ColumnRole.Label, "cnt");
        return new(ArrowTypes.ToArrow(schema), table.Batches.Single().Arrays, table.Batches.Single().Length);
    });

    private static readonly Lazy<TableProfile> Reference = new(() => Profile(Rows(0, 26 * HoursPerWeek)));

    [Fact]
    public void Seasons_growth_and_new_months_of_two_years_are_no_breaking_change()
    {
        for (var first = 26 * HoursPerWeek; first + HoursPerWeek <= Bikes.Value.Length; first += HoursPerWeek)
            SchemaDiff.Compare(Reference.Value, Profile(Rows(first, HoursPerWeek))).Where(c => c.Breaking).Should().BeEmpty($"the week from row {first} on has no fault");
    }

    [Fact]
    public void Renamed_column_is_recognized_in_every_week_by_its_content()
    {
        for (var first = 26 * HoursPerWeek; first + HoursPerWeek <= Bikes.Value.Length; first += 4 * HoursPerWeek)
        {
            var change = SchemaDiff.Compare(Reference.Value, Profile(Rows(first, HoursPerWeek), "hum", "humidity")).Should().ContainSingle(c => c.Breaking).Which;
            change.Should().Match<SchemaChange>(c => c.Kind == SchemaChangeKind.Renamed && c.Column == "hum" && c.After == "humidity");
            change.Sentence.Should().Be("Column 'hum' is now called 'humidity'; its content matches.");
        }
    }

    [Fact]
    public void Rename_that_begins_within_a_window_says_how_many_rows_it_concerns()
    {
        var changes = SchemaDiff.CompareGroups(Reference.Value,
        [
            Profile(Rows(10_000, 24)), Profile(Rows(10_024, 24)), Profile(Rows(10_048, 72)),
            Profile(Rows(10_120, 24), "hum", "humidity"), Profile(Rows(10_144, 24), "hum", "humidity"),
        ]);
        var change = changes.Should().ContainSingle(c => c.Breaking).Which;
        (change.Kind, change.Column, change.After).Should().Be((SchemaChangeKind.Renamed, "hum", "humidity"));
        change.Sentence.Should().Be("Column 'hum' is now called 'humidity'; its content matches. This concerns 48 of 168 rows (28.6%) of the window.");
    }

    [Fact]
    public void Groups_without_a_change_have_none() =>
        SchemaDiff.CompareGroups(Reference.Value, [Profile(Rows(10_000, 84)), Profile(Rows(10_084, 84))]).Where(c => c.Breaking).Should().BeEmpty();

    [Fact]
    public void No_groups_have_no_change() => SchemaDiff.CompareGroups(Reference.Value, []).Should().BeEmpty();

    [Fact]
    public void Two_columns_that_could_be_the_one_that_is_gone_are_both_new()
    {
        var rows = Rows(10_000, HoursPerWeek);
        var copied = Profile(rows, "hum", "hum_a");
        var hum = copied["hum_a"];
        var current = copied with { Columns = copied.Columns.Add(hum with { Column = hum.Column with { Name = "hum_b" } }) };
        SchemaDiff.Compare(Reference.Value, current).Where(c => c.Breaking || c.Kind == SchemaChangeKind.Added).Select(c => (c.Kind, c.Column))
            .Should().Equal((SchemaChangeKind.Removed, "hum"), (SchemaChangeKind.Added, "hum_a"), (SchemaChangeKind.Added, "hum_b"));
    }

    [Fact]
    public void Other_content_under_a_similar_name_is_no_rename()
    {
        var current = Profile(Rows(10_000, HoursPerWeek), "hum", "humidity");
        var percent = ColumnProfile.From(ColumnSample.From("humidity", [.. Enumerable.Range(0, HoursPerWeek).Select(i => 40.0 + (i % 50))]));
        var changed = current with { Columns = [.. current.Columns.Select(c => c.Column.Name == "humidity" ? percent : c)] };
        SchemaDiff.Compare(Reference.Value, changed).Where(c => c.Breaking || c.Kind == SchemaChangeKind.Added).Select(c => (c.Kind, c.Column))
            .Should().Equal((SchemaChangeKind.Removed, "hum"), (SchemaChangeKind.Added, "humidity"));
    }

    [Fact]
    public void Stranger_with_the_same_content_is_recognized_when_the_content_is_telling()
    {
        var first = Profile(Rows(0, 26 * HoursPerWeek), "temp", "celsius");
        SchemaDiff.Compare(Reference.Value, first).Should().ContainSingle().Which.Sentence.Should().Be("Column 'temp' is now called 'celsius'; its content matches.");

        var flags = Profile(Rows(10_000, HoursPerWeek), "workingday", "promotion");
        var moved = flags with { Columns = [flags["promotion"], .. flags.Columns.Where(c => c.Column.Name != "promotion")] };
        SchemaDiff.Compare(Reference.Value, moved).Should().Contain(c => c.Kind == SchemaChangeKind.Removed && c.Column == "workingday", "a flag resembles every other flag");
    }

    private static (int First, int Count) Rows(int first, int count) => (first, count);

    private static TableProfile Profile((int First, int Count) rows, string? rename = null, string? to = null)
    {
        var fields = Bikes.Value.Schema.FieldsList.Select(f => f.Name == rename ? new Field(to!, f.DataType, f.IsNullable, f.Metadata) : f);
        var batch = new RecordBatch(new Schema(fields, null), Bikes.Value.Arrays.Select(a => ((Apache.Arrow.Array)a).Slice(rows.First, rows.Count)), rows.Count);
        return TableProfile.From(ArrowTypes.ToTableSchema(batch.Schema), [batch]);
    }
}
