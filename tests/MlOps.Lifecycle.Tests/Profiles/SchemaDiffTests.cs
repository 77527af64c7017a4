using Apache.Arrow;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Profiles;

public sealed class SchemaDiffTests
{
    private static readonly double[] Hundred = [.. Enumerable.Range(0, 200).Select(i => i / 2.0)];

    [Fact]
    public void Same_table_has_no_change() => SchemaDiff.Compare(Numbers(Hundred), Numbers(Hundred)).Should().BeEmpty();

    [Fact]
    public void Samples_are_compared_like_profiles()
    {
        var (before, after) = (TableSample.Of([ColumnSample.From("x", Hundred)]), TableSample.Of([ColumnSample.From("x", [.. Hundred.Select(v => v * 100)])]));
        SchemaDiff.Compare(before, after).Should().Equal(SchemaDiff.Compare(Numbers(Hundred), Numbers([.. Hundred.Select(v => v * 100)])));
        SchemaDiff.Compare(before, after).Should().ContainSingle(c => c.Breaking);
    }

    [Fact]
    public void Declarations_of_two_schemas_are_compared_without_content()
    {
        var before = new TableSchema(
        [
            new() { Name = "a", Type = ColumnType.Number, Range = new(0, 1), IsNullable = false },
            new() { Name = "b", Type = ColumnType.Text, Domain = ["x", "y"] },
            new() { Name = "c", Type = ColumnType.Integer, Role = ColumnRole.Label },
            new() { Name = "d", Type = ColumnType.Integer },
        ]);
        var after = before.With("a", c => c with { Range = new(0, 100), IsNullable = true }).With("b", c => c with { Domain = ["x", "z"] })
            .WithRole(ColumnRole.Ignored, "c").With("d", c => c with { Type = ColumnType.Number });
        SchemaDiff.Compare(before, after).Select(c => (c.Kind, c.Sentence)).Should().Equal(
            (SchemaChangeKind.Nullability, "Values of 'a' were never missing and now may be."),
            (SchemaChangeKind.Range, "The declared range of 'a' was 0 to 1 and is now 0 to 100."),
            (SchemaChangeKind.Domain, "The declared categories of 'b' were x, y and are now x, z."),
            (SchemaChangeKind.Role, "Column 'c' was used as Label and is now Ignored."),
            (SchemaChangeKind.Type, "Column 'd' held whole numbers and now holds numbers."));
        SchemaDiff.Compare(before, after).Should().NotContain(c => c.Breaking);
    }

    [Fact]
    public void Role_decides_whether_a_missing_column_breaks()
    {
        var table = new TableSchema([new() { Name = "y", Type = ColumnType.Number, Role = ColumnRole.Label }, new() { Name = "hour", Type = ColumnType.Integer, Role = ColumnRole.Calendar }, new() { Name = "x", Type = ColumnType.Number }]);
        SchemaDiff.Compare(table, new([new() { Name = "z", Type = ColumnType.Boolean }])).Select(c => (c.Kind, c.Column, c.Breaking)).Should().Equal(
            (SchemaChangeKind.Removed, "y", false), (SchemaChangeKind.Removed, "hour", true), (SchemaChangeKind.Removed, "x", true), (SchemaChangeKind.Added, "z", false));
    }

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(3, true, false)]
    [InlineData(60, true, true)]
    public void Missing_values_of_a_column_declared_complete_break_when_they_are_many(int missing, bool reported, bool breaking)
    {
        var complete = new ColumnSchema { Name = "x", Type = ColumnType.Number, IsNullable = false };
        var current = Numbers([.. Hundred.Select((v, i) => i < missing ? (double?)null : v)]);
        foreach (var reference in new[] { Numbers(Hundred, complete), TableProfile.From(new([complete]), []) })
        {
            SchemaDiff.Compare(reference, current).Select(c => (c.Kind, c.Breaking, c.Sentence)).Should().Equal(reported
                ? [(SchemaChangeKind.Nullability, breaking, FormattableString.Invariant($"Values of 'x' were never missing and now are in {missing} of 200 rows ({missing / 2.0}%)."))]
                : []);
        }
    }

    [Fact]
    public void NaN_counts_as_missing()
    {
        var complete = new ColumnSchema { Name = "x", Type = ColumnType.Number, IsNullable = false };
        SchemaDiff.Compare(Numbers(Hundred, complete), Numbers([.. Hundred.Select((v, i) => i % 2 == 0 ? double.NaN : v)]))
            .Should().ContainSingle().Which.Should().Match<SchemaChange>(c => c.Kind == SchemaChangeKind.Nullability && c.Breaking && c.After == "50%");
    }

    [Fact]
    public void Missing_values_that_were_always_there_are_no_change()
    {
        double?[] half = [.. Hundred.Select((v, i) => i % 2 == 0 ? (double?)null : v)];
        SchemaDiff.Compare(Numbers(half), Numbers([.. half.Take(60)])).Should().BeEmpty();
    }

    [Fact]
    public void Column_that_lost_all_its_values_is_missing_and_not_retyped()
    {
        var text = new TableSchema([new() { Name = "x", Type = ColumnType.Text }]);
        using var batch = new RecordBatch(ArrowTypes.ToArrow(text), [new StringArray.Builder().AppendNull().AppendNull().Build()], 2);
        SchemaDiff.Compare(Numbers(Hundred, new() { Name = "x", Type = ColumnType.Number, IsNullable = false }), TableProfile.From(text, [batch]))
            .Should().ContainSingle().Which.Should().Match<SchemaChange>(c => c.Kind == SchemaChangeKind.Nullability && c.Breaking);
    }

    [Fact]
    public void File_without_rows_says_nothing_about_types() =>
        SchemaDiff.Compare(Numbers(Hundred), TableProfile.From(new([new() { Name = "x", Type = ColumnType.Text }]), [])).Should().BeEmpty();

    [Fact]
    public void Whole_numbers_by_chance_and_fractions_that_begin_are_told_apart()
    {
        var whole = new ColumnSchema { Name = "x", Type = ColumnType.Integer };
        double[] integers = [.. Enumerable.Range(0, 200).Select(i => (double)i)];
        SchemaDiff.Compare(Numbers(integers), Numbers(integers, whole)).Should().BeEmpty();
        SchemaDiff.Compare(Numbers(integers, whole), Numbers(integers)).Should().BeEmpty();
        SchemaDiff.Compare(Numbers(integers, whole), Numbers(Hundred)).Should().ContainSingle()
            .Which.Should().Match<SchemaChange>(c => c.Kind == SchemaChangeKind.Type && !c.Breaking);
    }

    [Fact]
    public void Values_outside_a_declared_range_are_counted_and_infinity_is_outside()
    {
        var declared = new ColumnSchema { Name = "x", Type = ColumnType.Number, Range = new(0, 90) };
        SchemaDiff.Compare(Numbers([1, 2], declared), Numbers(Hundred)).Should().ContainSingle()
            .Which.Sentence.Should().Be("Values of 'x' lie outside the declared 0 to 90 in 19 of 200 rows (9.5%).");
        SchemaDiff.Compare(Numbers([1, 2], declared), Numbers([1, double.PositiveInfinity])).Should().ContainSingle(c => c.Kind == SchemaChangeKind.Range && c.Breaking);
        SchemaDiff.Compare(Numbers([1, 2], declared), Numbers([1, 90])).Should().BeEmpty();
        SchemaDiff.Compare(Numbers(System.Array.Empty<double>(), declared), Numbers(Hundred)).Should().ContainSingle("a declared range needs no content");
    }

    [Fact]
    public void Known_range_forgives_outliers_and_growth_but_not_another_unit()
    {
        var reference = Numbers(Hundred);
        SchemaDiff.Compare(reference, Numbers([.. Hundred.Select(v => v * 1.4)])).Should().BeEmpty("growth by 40 % is no fault");
        SchemaDiff.Compare(reference, Numbers([.. Hundred, 1e6])).Should().BeEmpty("one outlier is no fault");
        SchemaDiff.Compare(reference, Numbers([.. Hundred, .. Enumerable.Repeat(1e6, 8)])).Should().ContainSingle(c => c.Kind == SchemaChangeKind.Range && !c.Breaking);
        SchemaDiff.Compare(reference, Numbers([.. Hundred.Take(150), .. Hundred.Skip(150).Select(v => v * 10)])).Should()
            .ContainSingle(c => c.Kind == SchemaChangeKind.Range && c.Breaking, "a unit that changed for a quarter of the window");
        SchemaDiff.Compare(Numbers([.. Hundred.Select(v => v + 17)]), Numbers([.. Hundred.Select(v => (v + 17) / 12)])).Should().ContainSingle(c => c.Breaking)
            .Which.Sentence.Should().EndWith("the median is about 0.083 times what it was: a change of unit?");
        SchemaDiff.Compare(reference, Numbers([.. Enumerable.Range(0, 100).Select(i => i * 2.0)])).Should().ContainSingle()
            .Which.Sentence.Should().StartWith("Values of 'x' lie far outside the known 0 to 99.5 in 25% of the rows: they go from 0 to 198");
        SchemaDiff.Compare(Numbers([1, 2, 3]), Numbers(Hundred)).Should().BeEmpty("three values are no known range");
    }

    [Fact]
    public void Times_ids_and_calendars_may_leave_what_is_known()
    {
        foreach (var role in new[] { ColumnRole.Calendar, ColumnRole.Id, ColumnRole.Time, ColumnRole.Ignored })
        {
            var column = new ColumnSchema { Name = "x", Type = ColumnType.Number, Role = role };
            SchemaDiff.Compare(Numbers(Hundred, column), Numbers([.. Hundred.Select(v => v + 1e6)], column)).Should().BeEmpty();
        }
    }

    [Fact]
    public void Categories_outside_a_declared_domain_are_found_without_a_reference()
    {
        var declared = new ColumnSchema { Name = "c", Type = ColumnType.Text, Domain = ["a", "b"] };
        var reference = TableProfile.From(new([declared]), []);
        SchemaDiff.Compare(reference, Texts("a", 40, "b", 59, "x", 10)).Should().ContainSingle().Which.Should().Match<SchemaChange>(c =>
            c.Kind == SchemaChangeKind.Domain && !c.Breaking && c.Sentence == "Categories of 'c' such as 'x' are none of the declared ones, in 10 of 109 rows (9.2%).");
        SchemaDiff.Compare(reference, Texts("x", 40, "y", 60)).Should().ContainSingle(c => c.Breaking);
    }

    [Fact]
    public void Category_of_few_rows_is_counted_and_not_named()
    {
        var change = SchemaDiff.Compare(Texts("a", 50, "b", 50), Texts("a", 50, "b", 50, "Jane Doe", 1)).Should().ContainSingle().Which;
        change.Sentence.Should().Be("Categories of 'c' were never seen before, in 1 of 101 rows (1%).");
        (change.After + change.Before).Should().NotContain("Jane");
    }

    [Fact]
    public void Column_of_very_many_categories_has_no_known_domain()
    {
        object[] names = [.. Enumerable.Range(0, 200).SelectMany(i => new object[] { $"n{i}", 20 })];
        SchemaDiff.Compare(Texts(names), Texts("new", 100)).Should().BeEmpty();
    }

    [Fact]
    public void Codes_are_compared_as_codes_when_few_rows_hide_that_they_are()
    {
        var code = new ColumnSchema { Name = "x", Type = ColumnType.Integer, IsCode = true };
        var reference = Numbers([.. Enumerable.Range(0, 200).Select(i => (double)(i % 4))], code);
        var number = new ColumnSchema { Name = "x", Type = ColumnType.Integer };
        SchemaDiff.Compare(reference, Numbers([0, 1, 2, 3, 3], number)).Should().BeEmpty();
        SchemaDiff.Compare(reference, Numbers([7, 7, 7, 8, 0], number)).Should().ContainSingle(c => c.Kind == SchemaChangeKind.Domain && c.Breaking);
        SchemaDiff.Compare(Numbers(Hundred), Numbers([.. Enumerable.Repeat(900.0, 30), .. Enumerable.Repeat(901.0, 30)], code)).Should().ContainSingle(c => c.Kind == SchemaChangeKind.Range && c.Breaking);
    }

    private static TableProfile Numbers(double[] values, ColumnSchema? column = null) => Numbers([.. values.Select(v => (double?)v)], column);

    private static TableProfile Numbers(double?[] values, ColumnSchema? column = null)
    {
        column ??= new() { Name = "x", Type = ColumnType.Number };
        IArrowArray array;
        if (column.Type == ColumnType.Number)
        {
            var numbers = new DoubleArray.Builder();
            foreach (var value in values)
                numbers.Append(value);
            array = numbers.Build();
        }
        else
        {
            array = new Int64Array.Builder().AppendRange(values.Select(v => (long)v!.Value)).Build();
        }

        var schema = new TableSchema([column]);
        using var batch = new RecordBatch(ArrowTypes.ToArrow(schema), [array], values.Length);
        return TableProfile.From(schema, [batch]);
    }

    private static TableProfile Texts(params object[] valuesAndCounts)
    {
        var values = valuesAndCounts.Chunk(2).SelectMany(pair => Enumerable.Repeat((string)pair[0], (int)pair[1])).ToArray();
        var schema = new TableSchema([new() { Name = "c", Type = ColumnType.Text }]);
        using var batch = new RecordBatch(ArrowTypes.ToArrow(schema), [new StringArray.Builder().AppendRange(values).Build()], values.Length);
        return TableProfile.From(schema, [batch]);
    }
}
