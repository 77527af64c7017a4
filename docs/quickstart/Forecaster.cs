using Apache.Arrow;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Tables;

namespace Quickstart;

/// <summary>Forecasts with whatever version is champion.</summary>
internal sealed class Forecaster(ILoadedModels models)
{
    private ModelVersionId? _version;

    /// <summary>The version that answered last.</summary>
    public ModelVersionId Version => _version ?? throw new InvalidOperationException("Nothing was forecast yet.");

    /// <summary>Forecasts hours, or says that it cannot because a column is missing.</summary>
    /// <returns>The demand per hour, never negative; null when the feed lacks a column that the champion reads.</returns>
    public async Task<double[]?> TryForecastAsync(RecordBatch hours)
    {
        using var champion = await models.ResolveAsync(City.Model, AliasName.Champion);
        _version = champion.Version;
        if (champion.Inputs.Any(column => hours.Schema.GetFieldIndex(column.Name) < 0))
            return null;
        using var answers = champion.Score(hours);
        var forecast = new double[answers.Length];
        ArrowValues.CopyNumbers(answers.Column(ScoreColumns.Prediction), forecast);
        return [.. forecast.Select(f => Math.Max(0, f))];
    }
}
