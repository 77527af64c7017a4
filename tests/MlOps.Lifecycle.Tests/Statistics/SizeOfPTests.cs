using MlOps.Lifecycle.Simulations;

namespace MlOps.Lifecycle.Tests.Statistics;

/// <summary>How often every test rejects while nothing changes; tests/MlOps.Lifecycle.Simulations prints the figures.</summary>
public sealed class SizeOfPTests
{
    private static readonly Lazy<IReadOnlyList<SizeCell>> Cells = new(() => SizeOfP.Run(1_000, seed: 1));

    [Fact]
    public void No_test_rejects_more_often_than_it_says()
    {
        Cells.Value.Should().HaveCountGreaterThan(700);
        Cells.Value.Where(cell => cell.IsTooOften(SizeOfP.LevelFor(Cells.Value.Count))).Should().BeEmpty();
    }

    [Fact]
    public void Limit_laws_of_200_rows_and_more_are_not_too_careful() =>
        Cells.Value.Where(cell => cell.IsTooRare(SizeOfP.LevelFor(Cells.Value.Count))).Should().BeEmpty();

    [Fact]
    public void Check_fails_for_a_test_that_rejects_twice_as_often_or_never()
    {
        var wrong = new SizeCell("wrong", true, 0.05, "normal", 200, 200, 400, 40, 8);
        wrong.IsTooOften(SizeOfP.LevelFor(700)).Should().BeFalse("40 of 400 may be chance over 700 cells");
        (wrong with { Repeats = 4_000, AtFive = 400 }).IsTooOften(SizeOfP.LevelFor(700)).Should().BeTrue();
        (wrong with { AtFive = 0, AtOne = 0 }).IsTooRare(SizeOfP.LevelFor(700)).Should().BeTrue();
    }
}
