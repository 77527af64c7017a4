using Apache.Arrow;
using CsCheck;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Tests.Conventions;
using MlOps.Lifecycle.Tests.Data;

namespace MlOps.Lifecycle.Tests.Profiles;

public sealed class TableProfileTests
{
    private static readonly TableSchema Schema = new(
    [
        new() { Name = "id", Type = ColumnType.Text, Role = ColumnRole.Id },
        new() { Name = "x", Type = ColumnType.Number, Range = new(double.NegativeInfinity, 100), Unit = "m" },
        new() { Name = "c", Type = ColumnType.Text, Domain = ["a", "b"] },
        new() { Name = "w", Type = ColumnType.Integer, IsCode = true },
    ]);

    private static readonly Gen<(double? X, string? C, long? W)[]> Rows = Gen.Select(
        Gen.Frequency((1, Gen.Const((double?)null)), (1, Gen.OneOf(Gen.Const((double?)double.NaN), Gen.Const((double?)double.PositiveInfinity))), (8, Gen.Double[-1e3, 1e3].Select(x => (double?)x))),
        Gen.Frequency((1, Gen.Const((string?)null)), (5, Gen.Int[0, 3].Select(i => (string?)$"k{i}"))),
        Gen.Long[0, 5].Nullable()).Array[0, 60];

    [Fact]
    public void Merging_parts_equals_profiling_the_whole()
    {
        Gen.Select(Rows, Rows, Rows).Sample((a, b, c) =>
        {
            var whole = Profile([.. a, .. b, .. c]);
            var merged = Profile(a).Merge(Profile(b)).Merge(Profile(c));
            SameButForRounding(merged, whole);
            SameButForRounding(Profile(a).Merge(Profile(b).Merge(Profile(c))), whole);
            SameButForRounding(Profile(c).Merge(Profile(a)).Merge(Profile(b)), whole);
        }, iter: 50, threads: 1);
    }

    [Fact]
    public void Any_profile_survives_JSON()
    {
        Rows.Sample(rows =>
        {
            var profile = Profile(rows);
            TableProfile.FromJson(profile.ToJson(fewestRowsPerValue: 1)).Should().Be(profile);
            TableProfile.FromJson(profile.ToJson()).Should().Be(profile.WithoutRareValues(5));
        }, iter: 50, threads: 1);
    }

    [Fact]
    public void Golden_profile_is_read_and_written_without_a_change()
    {
        var golden = File.ReadAllText(Path.Combine(Repository.Root, "tests", "MlOps.Lifecycle.Tests", "Profiles", "Golden", "profile-1.json")).TrimEnd();
        var rows = Enumerable.Range(0, 40).Select(i => (i % 8 == 0 ? (double?)null : i % 9 == 0 ? double.NaN : i / 4.0, i % 5 == 0 ? null : i == 1 ? "rare" : "k" + (i % 2), (long?)(i % 3))).ToArray();
        Profile(rows).ToJson().Should().Be(golden);
        var read = TableProfile.FromJson(golden);
        read.ToJson().Should().Be(golden);
        read.Schema.Should().Equal(Schema);
        (read["x"].NullCount, read["x"].NaNCount, read["x"].Maximum, read["x"].Quantiles.Quantile(0.5)).Should().Be((5, 4, 9.75, 5));
        read["c"].Frequent.Should().Be(new FrequentValues { Values = [new("k0", 16), new("k1", 15)], Undercount = 1 });
        golden.Should().NotContain("rare").And.NotContain("row-");
    }

    [Theory]
    [InlineData("{\"format\":2}", "The profile has format 2, this release reads 1: use the release that wrote it*")]
    [InlineData("{}", "The profile has format 0, this release reads 1*")]
    [InlineData("nonsense", "The text is no table profile (*): profile the data again.")]
    [InlineData("{\"format\":1,\"rows\":1,\"columns\":[{\"name\":\"x\",\"type\":\"Number\",\"role\":\"Feature\",\"rows\":1,\"values\":[1]}]}", "The text is no table profile (column 'x' has lists of different lengths)*")]
    [InlineData("{\"format\":1,\"rows\":1,\"columns\":[{\"name\":\"x\",\"type\":\"Number\",\"role\":\"Feature\",\"rows\":1,\"distinct\":\".9;\"}]}", "The text is no table profile (registers are missing)*")]
    public void Text_that_is_no_profile_is_refused(string json, string message)
    {
        var act = () => TableProfile.FromJson(json);
        act.Should().Throw<LifecycleException>().WithMessage(message);
    }

    [Fact]
    public void Ids_and_ignored_columns_leave_no_values_behind()
    {
        var profile = Profile([(1, "a", 1)]);
        profile["id"].Should().Match<ColumnProfile>(c => c.RowCount == 1 && c.Frequent.Values.IsEmpty && c.DistinctCount == 1);
        profile.ToJson(1).Should().NotContain("row-0");
    }

    [Fact]
    public void No_rows_and_no_values_are_a_profile_too()
    {
        var empty = TableProfile.From(Schema, []);
        (empty.RowCount, empty["x"].Minimum, empty["x"].NullShare, empty["x"].Moments.Count).Should().Be((0, null, 0, 0));
        empty["x"].Quantiles.Quantile(0.5).Should().Be(double.NaN);
        empty.Merge(Profile([(1, "a", 1)])).Should().Be(Profile([(1, "a", 1)]));
        var missing = Profile([(null, null, null), (double.NaN, null, null)])["x"];
        (missing.ValueCount, missing.Minimum, missing.NullShare, missing.NaNCount).Should().Be((0, null, 0.5, 1));
    }

    [Fact]
    public async Task Stream_gives_the_profile_of_its_batches()
    {
        using var table = CsvTable.Read(TestData.Adults);
        var profile = TableProfile.From(table.Schema, table.Batches);
        (await TableProfile.FromAsync(table.Schema, CsvTable.ReadAsync(TestData.Adults))).Should().Be(profile);
        (profile["age"].Minimum, profile["age"].Maximum, profile["age"].DistinctCount).Should().Be((17, 90, 71));
        profile["workclass"].Frequent.Values[0].Should().Be(new FrequentValue("Private", 3420));
        profile.ToString().Should().StartWith("5,000 rows\n  age: 5000 rows, 0 missing, 17 to 90, mean 38.");
    }

    [Fact]
    public void Batches_and_profiles_of_other_columns_are_refused()
    {
        using var batch = new RecordBatch.Builder().Append("y", false, new Int64Array.Builder().Append(1).Build()).Build();
        var lacking = () => TableProfile.From(Schema, [batch]);
        lacking.Should().Throw<LifecycleException>().WithMessage("A batch has no column 'id', only y: profile it with its own schema*");
        var other = () => TableProfile.From(Schema, []).Merge(TableProfile.From(new([new() { Name = "y", Type = ColumnType.Text }]), []));
        other.Should().Throw<LifecycleException>().WithMessage("A profile of id, x, c, w cannot take one of y: compare them with SchemaDiff*");
        var type = () => TableProfile.From(Schema, []).Merge(TableProfile.From(Schema.With("x", c => c with { Type = ColumnType.Text }), []));
        type.Should().Throw<LifecycleException>().WithMessage("The profile of 'x' (Number, Feature) cannot take that of 'x' (Text, Feature)*");
    }

    private static TableProfile Profile((double? X, string? C, long? W)[] rows)
    {
        var (ids, x, c, w) = (new StringArray.Builder(), new DoubleArray.Builder(), new StringArray.Builder(), new Int64Array.Builder());
        for (var i = 0; i < rows.Length; i++)
        {
            ids.Append($"row-{i}");
            x.Append(rows[i].X);
            c.Append(rows[i].C);
            w.Append(rows[i].W);
        }

        using var batch = new RecordBatch(ArrowTypes.ToArrow(Schema), [ids.Build(), x.Build(), c.Build(), w.Build()], rows.Length);
        return TableProfile.From(Schema, [batch]);
    }

    private static void SameButForRounding(TableProfile a, TableProfile b)
    {
        (a.RowCount, a["id"].RowCount).Should().Be((b.RowCount, b["id"].RowCount));
        foreach (var name in new[] { "x", "c", "w" })
            (a[name] with { Moments = default }).Should().Be(b[name] with { Moments = default });
        var (m, n) = (a["x"].Moments, b["x"].Moments);
        m.Count.Should().Be(n.Count);
        m.Mean.Should().BeApproximately(n.Mean, 1e-9);
        m.M2.Should().BeApproximately(n.M2, 1e-9 * (1 + n.M2));
        m.M3.Should().BeApproximately(n.M3, 1e-9 * (1 + (n.M2 * 2e3)));
        m.M4.Should().BeApproximately(n.M4, 1e-9 * (1 + n.M4));
    }
}
