using Apache.Arrow;
using Microsoft.ML;
using MlOps.Lifecycle.MicrosoftML;
using MlOps.Lifecycle.Tables;

namespace Snippets;

/// <summary>Arrow batches as ML.NET reads them, and back.</summary>
public static class MicrosoftMLViews
{
    public static void Run()
    {
        var schema = new TableSchema(
        [
            new ColumnSchema { Name = "hour", Type = ColumnType.Integer, Role = ColumnRole.Calendar },
            new ColumnSchema { Name = "temperature", Type = ColumnType.Number },
        ]);
        using var hours = new RecordBatch(
            ArrowTypes.ToArrow(schema),
            [new Int64Array.Builder().AppendRange([7, 8, 9]).Build(), new DoubleArray.Builder().AppendRange([0.4, 0.5, 0.6]).Build()],
            3);

        #region data-views
        IDataView view = new RecordBatchDataView(schema, [hours]);
        var warm = new MLContext(seed: 1).Data.FilterRowsByColumn(view, "temperature", lowerBound: 0.5);
        var rows = DataViewBatches.ReadAs(warm, schema).Sum(batch => batch.Length);
        #endregion

        rows.Should().Be(2);
    }
}
