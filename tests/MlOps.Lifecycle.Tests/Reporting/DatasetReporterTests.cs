using MlOps.Lifecycle.Reporting;
using MlOps.Lifecycle.Tests.Datasets;

namespace MlOps.Lifecycle.Tests.Reporting;

public sealed class DatasetReporterTests : IDisposable
{
    private readonly DatasetBed _bed = new();

    private DatasetReporter Reporter => new DatasetReporter(_bed.Datasets);

    [Fact]
    public async Task Version_is_profiled_with_its_lineage_and_without_rare_values()
    {
        var version = await _bed.CommitGoldenAsync(500);
        var report = await Reporter.GatherAsync(version.Id, TestContext.Current.CancellationToken);

        report.Version.Should().Be(version);
        report.Profile.RowCount.Should().Be(500);
        report.Profile.Columns.SelectMany(column => column.Frequent.Values).Should().OnlyContain(value => value.Count >= 5);
        Markup.Text(ReportHtml.Of(report)).Should().Contain("golden@1").And.Contain("by ada@example.com").And.Contain("first load").And.Contain(version.Digest.ToString());
        Markup.AssertSelfContained(ReportHtml.Of(report));
    }

    [Fact]
    public async Task Two_versions_are_compared_with_schema_drift_and_both_lineages()
    {
        var first = await _bed.CommitGoldenAsync(500);
        var second = await _bed.CommitGoldenAsync(900);
        var report = await Reporter.CompareAsync(first.Id, second.Id, cancellationToken: TestContext.Current.CancellationToken);

        (report.Drift.Reference, report.Drift.Current).Should().Be(("golden@1", "golden@2"));
        (report.Drift.ReferenceRows, report.Drift.CurrentRows).Should().Be((500, 900));
        report.Drift.Findings.Should().NotBeEmpty();
        var page = ReportHtml.Of(report);
        Markup.AssertSelfContained(page);
        Markup.Text(page).Should().Contain(first.Digest.ToString()).And.Contain(second.Digest.ToString());
    }

    [Fact]
    public async Task Missing_version_is_refused_by_name()
    {
        var act = () => Reporter.GatherAsync(DatasetVersionId.Parse("golden@7"), TestContext.Current.CancellationToken);
        await act.Should().ThrowAsync<LifecycleException>().WithMessage("*golden*7*");
    }

    public void Dispose() => _bed.Dispose();
}
