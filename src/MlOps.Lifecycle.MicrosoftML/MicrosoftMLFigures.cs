using System.Collections.Immutable;
using Microsoft.ML;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>Figures of a fit on its own rows, measured by ML.NET's evaluators. They say how well the rows were learned, not how good the model is.</summary>
internal static class MicrosoftMLFigures
{
    public static ImmutableSortedDictionary<string, double> Of(MLContext ml, IDataView answered, TrainingRows rows, MicrosoftMLTask task)
    {
        var label = rows.Columns.WithRole(ColumnRole.Label).Single().Name;
        var figures = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        figures["training-rows"] = rows.Labeled;
        figures["training-rows-without-label"] = rows.Unlabeled;
        if (task is MicrosoftMLTask.Regression)
        {
            var metrics = ml.Regression.Evaluate(answered, label);
            figures["training-mae"] = metrics.MeanAbsoluteError;
            figures["training-rmse"] = metrics.RootMeanSquaredError;
            figures["training-r2"] = metrics.RSquared;
        }
        else
        {
            var metrics = ml.BinaryClassification.Evaluate(answered, label);
            figures["training-auc"] = metrics.AreaUnderRocCurve;
            figures["training-log-loss"] = metrics.LogLoss;
        }

        return figures.ToImmutable();
    }
}
