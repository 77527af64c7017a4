using System.Globalization;
using System.Text;
using Apache.Arrow;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Tests.Data;

namespace MlOps.Lifecycle.Tests.Tables;

public sealed class SchemaInferenceTests
{
    [Fact]
    public void Few_numbers_that_rise_by_another_step_than_one_are_a_measurement_in_order()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.csv"], "row,salary\n" + string.Join('\n', Enumerable.Range(1, 60).Select(i => $"{i},{30_000 + (1_000 * i)}")));
        using var table = CsvTable.Read(folder["a.csv"]);
        table.Schema.Select(column => column.Role).Should().Equal(ColumnRole.Id, ColumnRole.Feature);
    }

    [Fact]
    public void Numbers_with_one_odd_cell_are_a_feature_and_no_id()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.csv"], "age\n" + string.Join('\n', Enumerable.Range(20, 50)) + "\nforty\n");
        using var table = CsvTable.Read(folder["a.csv"]);
        table.Inferred!.Columns.Single().Should().Match<InferredColumn>(c =>
            c.Column.Role == ColumnRole.Feature && c.Column.Type == ColumnType.Text && c.Reason == "numbers, but for some cells; line 52 holds 'forty', no number");
    }

    [Theory]
    [InlineData("12,5")]
    [InlineData("1.012,5")]
    [InlineData("-0,25")]
    public void Reason_of_numbers_with_decimal_commas_says_what_to_do(string written)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.csv"], "id;price\n" + string.Join('\n', Enumerable.Range(0, 60).Select(i => $"p{i};{(i % 2 == 0 ? written : $"{i},5")}")));
        using var table = CsvTable.Read(folder["a.csv"]);
        table.Inferred!.Columns[1].Should().Match<InferredColumn>(c =>
            c.Column.Role == ColumnRole.Feature && c.Column.Type == ColumnType.Text && c.Reason == $"numbers with a comma, such as '{written}', taken for text: write decimal points");
    }

    [Fact]
    public void Categories_with_commas_stay_categories()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.csv"], "size;place\n" + string.Join('\n', Enumerable.Range(0, 60).Select(i => $"{(i % 2 == 0 ? "1,2,3" : "4,5")};{(i % 2 == 0 ? "Bonn, Rhein" : "Ulm")}")));
        using var table = CsvTable.Read(folder["a.csv"]);
        table.Schema.Select(column => column.Role).Should().Equal(ColumnRole.Feature, ColumnRole.Feature);
    }

    [Fact]
    public async Task Bikes_have_an_id_a_time_calendar_columns_and_a_code()
    {
        using var table = CsvTable.Read(TestData.Bikes);
        Roles(table.Inferred!).Should().Equal(
            "instant Id", "dteday Time", "season Calendar", "yr Calendar", "mnth Calendar", "hr Calendar", "holiday Calendar", "weekday Calendar",
            "workingday Calendar", "weathersit code Feature", "temp Feature", "atemp Feature", "hum Feature", "windspeed Feature",
            "casual Feature", "registered Feature", "cnt Feature");
        table.Schema["dteday"].Type.Should().Be(ColumnType.Date);
        ArrowTypes.ToTableSchema(table.Batches[0].Schema).Should().Equal(table.Schema, "roles travel with the batches");
        (await CsvTable.InferSchemaAsync(TestData.Bikes)).Should().Be(table.Inferred);
    }

    [Fact]
    public void Adults_have_a_label_by_name_and_no_time()
    {
        using var table = CsvTable.Read(TestData.Adults);
        table.Schema.WithRole(ColumnRole.Label).Select(c => c.Name).Should().Equal("class");
        table.Schema.WithRole(ColumnRole.Feature).Should().HaveCount(14);
        table.Schema.Where(c => c.IsNullable).Select(c => c.Name).Should().Equal("workclass", "occupation", "native-country");
        table.Schema.Where(c => c.IsNumeric).Select(c => c.Name).Should().Equal("age", "fnlwgt", "education-num", "capital-gain", "capital-loss", "hours-per-week");
    }

    [Fact]
    public void Local_calendar_columns_follow_from_a_time_in_UTC_through_the_change_to_summer_time()
    {
        using var table = CsvTable.Read(TestData.Weather);
        table.Schema.WithRole(ColumnRole.Calendar).Select(c => c.Name).Should().Equal("year", "month", "day", "hour");
        table.Inferred!.Columns.Single(c => c.Column.Name == "hour").Reason.Should().Be("equals the hour of 'time_hour' at UTC-5, an hour later in summer");
        table.Schema["time_hour"].Role.Should().Be(ColumnRole.Time);
        (table.Schema["wind_gust"].Type, table.Schema["wind_gust"].IsNullable).Should().Be((ColumnType.Number, true));
        table.Schema["precip"].IsNullable.Should().BeFalse();
    }

    [Fact]
    public void Year_month_and_day_without_a_time_are_calendar_columns()
    {
        using var table = CsvTable.Read(TestData.Storms);
        Roles(table.Inferred!).Should().Equal(
            "name Feature", "year Calendar", "month Calendar", "day Calendar", "hour Calendar", "lat Feature", "long Feature", "status Feature",
            "category code Feature", "wind Feature", "pressure Feature", "tropicalstorm_force_diameter Feature", "hurricane_force_diameter Feature");
        table.Schema["hurricane_force_diameter"].Should().Match<ColumnSchema>(c => c.IsNullable && c.Type == ColumnType.Integer);
    }

    [Fact]
    public void Free_text_and_foreign_keys_are_set_aside_and_small_keys_are_categories()
    {
        var text = new StringBuilder("order,customer_id,vendor_id,note,token\n");
        for (var i = 0; i < 400; i++)
            text.Append(CultureInfo.InvariantCulture, $"X{i},{i % 150},{(i % 3 == 0 ? "CMT" : "VTS")},left {i} of them at the door,{i}a\n");
        using var table = CsvText.Read(text.ToString());
        Roles(table.Inferred!).Should().Equal("order Id", "customer_id Ignored", "vendor_id Feature", "note Ignored", "token Ignored");
        table.Inferred!.Columns.Select(c => c.Reason).Should().Equal(
            "unique in 400 rows", "called an id, but names something else than the row (150 different values)", "2 categories",
            "free text: 400 different texts", "unique in 400 rows, but 'order' names the rows");
    }

    [Fact]
    public void Few_rows_prove_no_id_no_code_and_no_free_text()
    {
        using var table = CsvText.Read("a,b,id\n1,x,7\n2,y,8\n3,z,9\n");
        Roles(table.Inferred!).Should().Equal("a Feature", "b Feature", "id Id");
    }

    [Fact]
    public void Second_time_is_set_aside()
    {
        using var table = CsvText.Read("born,at,n\n1990-01-01,2024-01-01T00:00,1\n1980-05-05,2024-01-02T00:00,2\n");
        Roles(table.Inferred!).Should().Equal("born Ignored", "at Time", "n Feature");
        table.Inferred!.Columns[0].Reason.Should().Be("dates, but 'at' says when the row happened");
    }

    [Fact]
    public void Number_that_only_happens_to_stay_below_24_is_not_the_hour()
    {
        var text = new StringBuilder("at,gears\n");
        for (var i = 0; i < 240; i++)
            text.Append(CultureInfo.InvariantCulture, $"{DateTime.UnixEpoch.AddHours(i):yyyy-MM-ddTHH:mm},{i * 7 % 24}\n");
        using var table = CsvText.Read(text.ToString());
        table.Schema["gears"].Role.Should().Be(ColumnRole.Feature);
    }

    [Fact]
    public void Text_says_which_cell_kept_it_from_being_numbers()
    {
        using var table = CsvText.Read("x,zip\n1,01069\n2,10115\nunknown,04109\n");
        table.Inferred!.Columns.Select(c => c.Reason).Should().Equal("3 categories; line 4 holds 'unknown', no number", "3 categories; digits with leading zeros");
    }

    [Fact]
    public void Declared_roles_are_kept_and_the_others_are_inferred()
    {
        var declared = new ColumnSchema { Name = "n", Type = ColumnType.Integer, Role = ColumnRole.Label, IsNullable = true };
        var schema = new Schema([ArrowTypes.ToArrow(declared), new("target", Apache.Arrow.Types.Int64Type.Default, true)], null);
        using var batch = new RecordBatch(schema, [new Int64Array.Builder().Append(1).Build(), new Int64Array.Builder().Append(1).Build()], 1);
        var inferred = SchemaInference.Infer([batch]);
        inferred.Columns[0].Should().Be(new InferredColumn { Column = declared, Reason = "as declared" });
        inferred.Columns[1].Column.Role.Should().Be(ColumnRole.Label);
    }

    [Fact]
    public void What_was_inferred_can_be_printed_and_overridden()
    {
        using var table = CsvText.Read("id,class\n1,a\n2,b\n");
        table.Inferred!.ToString().Should().Be(
            "2 columns, 2 rows\n"
            + "column  type     role   missing  why\n"
            + "id      Integer  Id     no       called an id, and unique in 2 rows\n"
            + "class   Text     Label  no       called 'class'\n");
        var schema = table.Schema.WithRole(ColumnRole.Feature, "class").With("id", c => c with { Range = new(0, 9), Unit = "pieces" });
        schema.ToString().Should().Be(
            "column  type     role     missing  declared\n"
            + "id      Integer  Id       no       0 to 9 pieces\n"
            + "class   Text     Feature  no\n");
    }

    [Fact]
    public async Task Long_streams_are_sampled_evenly_and_counted_in_full()
    {
        var batches = Enumerable.Range(0, 30).Select(b => Numbered(b * 10_000, 10_000)).ToArray();
        var inferred = await SchemaInference.InferAsync(batches.ToAsyncEnumerable());
        inferred.RowCount.Should().Be(300_000);
        inferred.Columns[0].Should().Match<InferredColumn>(c => c.Column.Role == ColumnRole.Id && c.Reason == "counts the rows: unique in 300,000 rows");
        inferred.Columns[1].Column.IsNullable.Should().BeTrue("row 299,999 of 300,000 is missing");
        inferred.Columns[1].Column.IsCode.Should().BeTrue();
    }

    [Fact]
    public void No_batch_and_batches_of_other_columns_are_refused()
    {
        var none = () => SchemaInference.Infer([]);
        none.Should().Throw<LifecycleException>().WithMessage("There is no batch to infer a schema from*an empty one if there are no rows.");
        using var other = new RecordBatch.Builder().Append("z", false, new Int64Array.Builder().Append(1).Build()).Build();
        var mixed = () => SchemaInference.Infer([Numbered(0, 1), other]);
        mixed.Should().Throw<LifecycleException>().WithMessage("A batch has the columns z after one with i, c:*");
    }

    private static RecordBatch Numbered(int first, int count)
    {
        var codes = new Int64Array.Builder();
        for (var i = first; i < first + count; i++)
        {
            if (i == 299_999)
                codes.AppendNull();
            else
                codes.Append(i / 50_000);
        }

        return new RecordBatch.Builder()
            .Append("i", false, new Int64Array.Builder().AppendRange(Enumerable.Range(first, count).Select(i => (long)i)).Build())
            .Append("c", true, codes.Build())
            .Build();
    }

    private static IEnumerable<string> Roles(InferredSchema schema) =>
        schema.Columns.Select(c => $"{c.Column.Name}{(c.Column.IsCode ? " code" : "")} {c.Column.Role}");
}
