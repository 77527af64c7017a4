using System.Collections.Immutable;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Tests.Data;

namespace MlOps.Lifecycle.Tests.Profiles;

/// <summary>Each slice of the adult data has one change applied by rule; it is found, named, and nothing else is called breaking.</summary>
public sealed class AdultDiffTests
{
    private static readonly Lazy<TableProfile> Reference = new(() => Profile(TestData.Adults));

    [Theory]
    [InlineData(1, SchemaChangeKind.Renamed, "hours-per-week", true, "Column 'hours-per-week' is now called 'hours_per_week'; its content matches.")]
    [InlineData(2, SchemaChangeKind.Range, "age", true, "Values of 'age' lie far outside the known 17 to 90 in 100% of the rows: they go from 204 to 1080; the median is about 12 times what it was: a change of unit?")]
    [InlineData(3, SchemaChangeKind.Domain, "workclass", false, "Categories of 'workclass' such as 'Gig-economy' were never seen before, in * of 1,000 rows (1*%).")]
    [InlineData(4, SchemaChangeKind.Type, "education-num", true, "Column 'education-num' held whole numbers and now holds text such as 'level-9', 'level-10', 'level-13'.")]
    [InlineData(5, SchemaChangeKind.Removed, "fnlwgt", true, "Column 'fnlwgt' is gone, and no new column holds what it held.")]
    [InlineData(6, SchemaChangeKind.Nullability, "occupation", false, "Values of 'occupation' are missing in 35.9% of the rows, up from 6.3%.")]
    [InlineData(8, SchemaChangeKind.Added, "region", false, "Column 'region' is new; it holds text.")]
    [InlineData(9, SchemaChangeKind.Domain, "class", true, "Categories of 'class' such as '0', '1' were never seen before, in 1,000 of 1,000 rows (100%).")]
    [InlineData(10, SchemaChangeKind.Type, "capital-gain", true, "Column 'capital-gain' held whole numbers and now holds text such as '0,00'*: numbers with a decimal comma.")]
    [InlineData(11, SchemaChangeKind.Domain, "sex", true, "Categories of 'sex' such as *'MALE'* are spelled in another way (case or blanks), in 1,000 of 1,000 rows (100%).")]
    public void Change_of_the_slice_is_found(int slice, SchemaChangeKind kind, string column, bool breaking, string sentence)
    {
        var changes = Compare(slice);
        changes.Should().ContainSingle(c => c.Kind == kind && c.Column == column).Which.Sentence.Should().Match(sentence);
        changes.Where(c => c.Breaking).Select(c => c.Column).Should().Equal(breaking ? [column] : []);
    }

    [Fact]
    public void Columns_in_another_order_are_reported_and_do_no_harm()
    {
        var change = Compare(7).Should().ContainSingle(c => c.Kind == SchemaChangeKind.Order).Which;
        change.Breaking.Should().BeFalse();
        change.Sentence.Should().Be("The columns stand in another order: 'class' is where 'age' was. That harms only who reads them by position.");
        change.After.Should().StartWith("class, native-country, hours-per-week");
        Compare(7).Should().NotContain(c => c.Breaking);
    }

    [Fact]
    public void Control_slice_has_no_breaking_change() => Compare(0).Should().BeEmpty();

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8), InlineData(9), InlineData(10), InlineData(11)]
    public void Profiles_read_back_from_JSON_give_the_same_breaking_changes(int slice)
    {
        var reference = TableProfile.FromJson(Reference.Value.ToJson());
        var current = TableProfile.FromJson(Profile(TestData.AdultSlice(slice)).ToJson());
        SchemaDiff.Compare(reference, current).Where(c => c.Breaking).Select(c => (c.Kind, c.Column))
            .Should().Equal(Compare(slice).Where(c => c.Breaking).Select(c => (c.Kind, c.Column)));
    }

    [Fact]
    public void Schemas_alone_find_what_needs_no_content()
    {
        Schemas(1).Should().Equal((SchemaChangeKind.Renamed, "hours-per-week"));
        Schemas(4).Should().Equal((SchemaChangeKind.Type, "education-num"));
        Schemas(5).Should().Equal((SchemaChangeKind.Removed, "fnlwgt"));
        Schemas(8).Should().Equal((SchemaChangeKind.Added, "region"));
        Schemas(0).Should().BeEmpty();

        static IEnumerable<(SchemaChangeKind, string)> Schemas(int slice)
        {
            using var current = CsvTable.Read(TestData.AdultSlice(slice));
            return SchemaDiff.Compare(Reference.Value.Schema, current.Schema).Select(c => (c.Kind, c.Column));
        }
    }

    private static ImmutableArray<SchemaChange> Compare(int slice) => SchemaDiff.Compare(Reference.Value, Profile(TestData.AdultSlice(slice)));

    private static TableProfile Profile(string path)
    {
        using var table = CsvTable.Read(path);
        return TableProfile.From(table.Schema, table.Batches);
    }
}
