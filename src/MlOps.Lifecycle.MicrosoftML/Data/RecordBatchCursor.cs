using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>Walks through some batches of a view: every <paramref name="step"/>th from <paramref name="first"/>.</summary>
internal sealed class RecordBatchCursor(RecordBatchDataView view, BatchReader reader, bool[] asked, int labelColumn, int first, int step) : DataViewRowCursor
{
    private int _batch = first - step;
    private int _rows;
    private long _position = -1;
    private bool _ended;

    public override long Position => _position;

    public override long Batch => Math.Max(_batch, 0);

    public override DataViewSchema Schema => view.Schema;

    public override bool MoveNext()
    {
        if (_ended)
            return false;
        do
        {
            while (++reader.Row.Index >= _rows)
            {
                _batch += step;
                if (_batch >= view.Batches)
                {
                    _ended = true;
                    _position = -1;
                    return false;
                }

                _rows = view.Load(reader, _batch);
            }
        }
        while (labelColumn >= 0 && reader.IsMissing(labelColumn));

        _position++;
        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => reader.IsActive(column) && asked[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => reader.GetGetter<TValue>(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId id) => id = new((ulong)reader.Row.Index, (ulong)_batch);
}
