using CsCheck;

namespace MlOps.Lifecycle.Tests.Root;

public sealed class IdTests
{
    [Theory]
    [InlineData("fraud")]
    [InlineData("Fraud_2.v-1")]
    [InlineData("7")]
    public void A_valid_name_round_trips(string text)
    {
        ModelName.Parse(text).ToString().Should().Be(text);
        DatasetName.TryParse(text, out var dataset).Should().BeTrue();
        dataset.Value.Should().Be(text);
        ((EnvironmentName)text).Should().Be(EnvironmentName.Parse(text));
        ((AliasName)text).Should().Be(AliasName.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" fraud")]
    [InlineData("../etc/passwd")]
    [InlineData("a/b")]
    [InlineData("fraud@1")]
    [InlineData(".hidden")]
    [InlineData("naïve")]
    [InlineData("<script>")]
    [InlineData("a\0b")]
    public void A_name_that_would_need_escaping_is_refused(string text)
    {
        ModelName.TryParse(text, out _).Should().BeFalse();
        FluentActions.Invoking(() => ModelName.Parse(text)).Should().Throw<FormatException>().WithMessage("*model name*letters, digits*");
    }

    [Fact]
    public void A_name_of_129_characters_is_refused_and_128_pass()
    {
        ModelName.TryParse(new string('a', 128), out _).Should().BeTrue();
        ModelName.TryParse(new string('a', 129), out _).Should().BeFalse();
    }

    [Fact]
    public void Version_ids_round_trip() =>
        Gen.Select(Gen.String[Gen.Char['a', 'z'], 1, 20], Gen.Int[1, int.MaxValue]).Sample((name, number) =>
        {
            var id = new ModelVersionId(name, number);
            return ModelVersionId.Parse(id.ToString()) == id && DatasetVersionId.Parse(id.ToString()) == new DatasetVersionId(name, number);
        }, iter: 200, seed: "0000KOIPw9100");

    [Theory]
    [InlineData("fraud")]
    [InlineData("fraud@0")]
    [InlineData("fraud@-1")]
    [InlineData("fraud@ 1")]
    [InlineData("@1")]
    [InlineData("fraud@99999999999")]
    public void A_malformed_version_id_is_refused(string text) =>
        FluentActions.Invoking(() => ModelVersionId.Parse(text)).Should().Throw<FormatException>().WithMessage("*fraud@14*");

    [Fact]
    public void Run_ids_round_trip()
    {
        var id = new RunId(new Guid("0193f0a4-7b1c-7000-8000-0123456789ab"));
        RunId.Parse(id.ToString()).Should().Be(id);
        RunId.TryParse("run", out _).Should().BeFalse();
    }

    [Fact]
    public void An_actor_keeps_its_name_and_refuses_control_characters()
    {
        ((Actor)"Ada Lovelace <ada@example.com>").ToString().Should().Be("Ada Lovelace <ada@example.com>");
        Actor.TryParse("a\nb", out _).Should().BeFalse();
        Actor.TryParse("  ", out _).Should().BeFalse();
    }

    [Fact]
    public void A_window_cannot_end_before_it_starts()
    {
        var start = new DateTimeOffset(2012, 1, 2, 0, 0, 0, TimeSpan.Zero);
        FluentActions.Invoking(() => new TimeWindow(start, start.AddTicks(-1))).Should().Throw<ArgumentOutOfRangeException>();
        var week = new TimeWindow(start, start.AddDays(7));
        week.Contains(start).Should().BeTrue();
        week.Contains(week.End).Should().BeFalse();
        week.Overlaps(new(week.End, week.End.AddDays(1))).Should().BeFalse();
    }

    [Fact]
    public void A_definition_keeps_one_part_per_type_and_never_changes()
    {
        var empty = ModelDefinition.For("fraud");
        var with = empty.With("a part");
        empty.Find<string>().Should().BeNull();
        with.With("another").Find<string>().Should().Be("another");
        with.Find<string>().Should().Be("a part");
        FluentActions.Invoking(() => ModelDefinition.For(default)).Should().Throw<ArgumentException>();
    }
}
