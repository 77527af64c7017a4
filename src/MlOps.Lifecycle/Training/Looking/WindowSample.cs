using System.Collections.Immutable;
using Apache.Arrow;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Training;

/// <summary>
/// The recorded columns of one window under the names of the reference. Each column is taken from all rows that have it: a column that is gone, or was
/// renamed within the window, does not hide the others.
/// </summary>
internal sealed class WindowSample(TableSchema reference, ImmutableArray<RecordedInputs> groups, WindowReport measured)
{
    /// <summary>The columns that are there; null when none is.</summary>
    public TableSample? Build()
    {
        ColumnSample[] columns = [.. reference.Select(Sample).OfType<ColumnSample>()];
        return columns.Length == 0 ? null : TableSample.Of(columns, measured.Window.ToString());
    }

    /// <summary>Counts all rows of the window, and says of labels that are waited for what they are: not gone.</summary>
    public DriftReport Explain(DriftReport report) => report with
    {
        CurrentRows = groups.Sum(group => (long)group.Rows),
        LeftOut = measured.IsMature
            ? report.LeftOut
            : [.. report.LeftOut.Select(left => reference.Find(left.Column)?.Role is ColumnRole.Label ? left with { Reason = "role Label: the labels of this window are not all in yet" } : left)],
    };

    /// <summary>What the model reads: the columns that a schema is held against. Recorder and dataset may call id, time, answer and label differently.</summary>
    public static TableSchema Inputs(TableSchema schema, TableSchema reference) => new(schema.Where(column =>
        IsInput(column) && (reference.Find(column.Name) is not { } expected || IsInput(expected))));

    private static bool IsInput(ColumnSchema column) => column.Role is ColumnRole.Feature or ColumnRole.Calendar;

    private ColumnSample? Sample(ColumnSchema column)
    {
        if (column.Role is ColumnRole.Label && !measured.IsMature)
            return null;
        (RecordedInputs Group, ColumnSchema Column)[] found = [.. groups.SelectMany(group => Counterparts(group, column))];
        if (found.Length == 0)
            return null;

        // What came as the type that is wanted is compared; what came only as another one is handed on as it is, and the comparison says so.
        var isWanted = found.Any(known => Fits(known.Column, column));
        var type = isWanted ? column : column with { Type = found[0].Column.Type, IsCode = false, Domain = null };
        IArrowArray[] arrays =
        [
            .. found.Where(known => isWanted ? Fits(known.Column, column) : known.Column.Type == type.Type)
                .SelectMany(known => known.Group.Batches.Select(batch => batch.Column(known.Column.Name))),
        ];
        return isWanted && IsAnswer(column) ? Answers(column, arrays) : ColumnSample.From(type, arrays);
    }

    private static bool IsAnswer(ColumnSchema column) => column.Role is ColumnRole.Label or ColumnRole.Prediction;

    /// <summary>Answers and labels are found by their role, since recorder and dataset may name them differently.</summary>
    private static IEnumerable<(RecordedInputs Group, ColumnSchema Column)> Counterparts(RecordedInputs group, ColumnSchema column) =>
        (IsAnswer(column) ? group.Schema.WithRole(column.Role).FirstOrDefault() : group.Schema.Find(column.Name)) is { } found ? [(group, found)] : [];

    private static bool Fits(ColumnSchema recorded, ColumnSchema column) => IsAnswer(column)
        ? column.Type is ColumnType.Boolean or ColumnType.Integer or ColumnType.Number
        : recorded.Type == column.Type || (recorded.IsNumeric && column.IsNumeric);

    /// <summary>Answers and labels are recorded as numbers, whatever the dataset holds. A label that is not in yet is not a missing value, and is left out.</summary>
    private static ColumnSample? Answers(ColumnSchema column, IArrowArray[] arrays)
    {
        var values = new List<double>();
        foreach (var array in arrays)
        {
            var numbers = new double[array.Length];
            ArrowValues.CopyNumbers(array, numbers);
            values.AddRange(numbers.Where((_, row) => column.Role is not ColumnRole.Label || !array.IsNull(row)));
        }

        using var cast = Cast(column, values);
        return cast is null ? null : ColumnSample.From(column, [cast]);
    }

    /// <summary>Numbers as the type of a column; null when the column holds something that they cannot be.</summary>
    private static Apache.Arrow.Array? Cast(ColumnSchema column, List<double> values)
    {
        switch (column.Type)
        {
            case ColumnType.Boolean when values.TrueForAll(value => value is 0 or 1 || double.IsNaN(value)):
                var flags = new BooleanArray.Builder();
                foreach (var value in values)
                    _ = double.IsNaN(value) ? flags.AppendNull() : flags.Append(value == 1);
                return flags.Build(ManagedMemory.Allocator);
            case ColumnType.Integer or ColumnType.Number:
                var numbers = new DoubleArray.Builder();
                foreach (var value in values)
                    _ = double.IsNaN(value) ? numbers.AppendNull() : numbers.Append(value);
                return numbers.Build(ManagedMemory.Allocator);
            default:
                return null;
        }
    }
}
