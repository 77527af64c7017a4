using System.ComponentModel.DataAnnotations.Schema;
using Apache.Arrow;
using MlOps.Lifecycle.Serving;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Serving;

public sealed class RowMapperTests
{
    private static readonly TableSchema Inputs = new(
    [
        new() { Name = "amount", Type = ColumnType.Number },
        new() { Name = "is_new", Type = ColumnType.Boolean },
        new() { Name = "visits", Type = ColumnType.Integer },
        new() { Name = "channel", Type = ColumnType.Text },
        new() { Name = "opened on", Type = ColumnType.Date },
        new() { Name = "last-seen", Type = ColumnType.Timestamp },
    ]);

    private static readonly DateTimeOffset Instant = new(2026, 3, 1, 12, 30, 0, TimeSpan.FromHours(1));

    [Fact]
    public void Every_column_type_is_mapped()
    {
        using var batch = new RowMapper<Payment>(Inputs).Map(new Payment
        {
            Amount = 12.5m,
            IsNew = true,
            Visits = 7,
            Way = Channel.Web,
            OpenedOn = new DateOnly(2026, 2, 28),
            LastSeen = Instant,
        });

        ((DoubleArray)batch.Column("amount")).GetValue(0).Should().Be(12.5);
        ((BooleanArray)batch.Column("is_new")).GetValue(0).Should().BeTrue();
        ((Int64Array)batch.Column("visits")).GetValue(0).Should().Be(7);
        ((StringArray)batch.Column("channel")).GetString(0).Should().Be("Web");
        ((Date32Array)batch.Column("opened on")).GetDateTime(0).Should().Be(new DateTime(2026, 2, 28));
        ((TimestampArray)batch.Column("last-seen")).GetTimestamp(0).Should().Be(Instant);
    }

    [Fact]
    public void Missing_values_are_null()
    {
        using var batch = new RowMapper<Payment>(Inputs).Map(new Payment());

        batch.Column("is_new").NullCount.Should().Be(1);
        batch.Column("visits").NullCount.Should().Be(1);
        batch.Column("channel").NullCount.Should().Be(1);
        batch.Column("opened on").NullCount.Should().Be(1);
        batch.Column("amount").NullCount.Should().Be(0);
    }

    [Fact]
    public void Rows_of_a_struct_are_mapped()
    {
        using var batch = new RowMapper<Reading>(new([new() { Name = "value", Type = ColumnType.Number }])).Map(new Reading(1), new Reading(2));

        ((DoubleArray)batch.Column(0)).Values.ToArray().Should().Equal(1, 2);
    }

    [Fact]
    public void Every_property_that_is_missing_or_mistyped_is_named()
    {
        var create = () => new RowMapper<Reading>(new(
        [
            new() { Name = "value", Type = ColumnType.Text },
            new() { Name = "unit", Type = ColumnType.Text },
        ]));

        create.Should().Throw<LifecycleException>().WithMessage(
            "*Reading does not fit the model: property 'Value' is Double where column 'value' is Text; column 'unit' (Text) has no property*");
    }

    [Fact]
    public void Number_where_whole_numbers_are_read_is_refused()
    {
        var create = () => new RowMapper<Reading>(new([new() { Name = "value", Type = ColumnType.Integer }]));

        create.Should().Throw<LifecycleException>().WithMessage("*'Value' is Double where column 'value' is Integer*");
    }

    [Fact]
    public void Column_that_two_properties_resemble_belongs_to_none()
    {
        var create = () => new RowMapper<Twins>(new([new() { Name = "last_seen", Type = ColumnType.Number }]));

        create.Should().Throw<LifecycleException>().WithMessage("*column 'last_seen' (Number) has no property*LastSeen (Double), Lastseen (Double)*");
    }

    [Fact]
    public void Record_of_a_model_that_reads_a_column_named_id_keeps_both()
    {
        var mapper = new RowMapper<Numbered>(new([new() { Name = "id", Type = ColumnType.Integer }]));

        using var batch = mapper.MapRecord([new(new Numbered(3), "a", Instant, 0.5)]);

        var schema = ArrowTypes.ToTableSchema(batch.Schema);
        schema.WithRole(ColumnRole.Id).Single().Name.Should().Be("_id");
        schema["id"].Role.Should().Be(ColumnRole.Feature);
        ((StringArray)batch.Column("_id")).GetString(0).Should().Be("a");
    }

    internal enum Channel
    {
        Shop,
        Web,
    }

    internal sealed class Payment
    {
        public decimal Amount { get; set; }

        public bool? IsNew { get; set; }

        public int? Visits { get; set; }

        [Column("channel")]
        public Channel? Way { get; set; }

        public DateOnly? OpenedOn { get; set; }

        public DateTimeOffset LastSeen { get; set; }

        public string Unrelated { get; set; } = "";
    }

    internal readonly record struct Reading(double Value);

    internal sealed record Numbered(int Id);

    internal sealed record Twins(double LastSeen, double Lastseen);
}
