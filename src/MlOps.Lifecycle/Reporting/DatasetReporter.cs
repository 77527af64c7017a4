using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;

namespace MlOps.Lifecycle.Reporting;

/// <summary>Reads versions and puts together what they hold.</summary>
internal sealed class DatasetReporter(IDatasets datasets) : IDatasetReporter
{
    internal const long FewestRowsPerValue = 5;

    public async Task<DatasetReport> GatherAsync(DatasetVersionId version, CancellationToken cancellationToken = default)
    {
        var found = await datasets.GetAsync(version, cancellationToken).ConfigureAwait(false);
        var rows = datasets.ReadAsync(version, cancellationToken: cancellationToken);
        var profile = await TableProfile.FromAsync(found.Schema, rows, cancellationToken).ConfigureAwait(false);
        return new() { Name = version.ToString(), Version = found, Profile = profile.WithoutRareValues(FewestRowsPerValue) };
    }

    public async Task<DatasetComparisonReport> CompareAsync(DatasetVersionId reference, DatasetVersionId current, DriftPlan? plan = null, CancellationToken cancellationToken = default)
    {
        var (before, usual) = await SampleAsync(reference, cancellationToken).ConfigureAwait(false);
        var (now, judged) = await SampleAsync(current, cancellationToken).ConfigureAwait(false);
        var drift = TableComparison.Run(before, now, plan ?? DriftPlan.Default, cancellationToken: cancellationToken);
        return new()
        {
            Reference = usual with { Profile = usual.Profile.WithoutRareValues(FewestRowsPerValue) },
            Current = judged with { Profile = judged.Profile.WithoutRareValues(FewestRowsPerValue) },
            Drift = drift with { SchemaChanges = SchemaDiff.Compare(usual.Profile, judged.Profile) },
        };
    }

    private async Task<(TableSample Sample, DatasetReport Report)> SampleAsync(DatasetVersionId version, CancellationToken cancellationToken)
    {
        var found = await datasets.GetAsync(version, cancellationToken).ConfigureAwait(false);
        var rows = datasets.ReadAsync(version, cancellationToken: cancellationToken);
        var sample = await TableSample.FromAsync(found.Schema, rows, version.ToString(), cancellationToken).ConfigureAwait(false);
        var profile = new TableProfile { RowCount = sample.RowCount, Columns = [.. sample.Columns.Select(ColumnProfile.From)] };
        return (sample, new() { Name = version.ToString(), Version = found, Profile = profile });
    }
}
