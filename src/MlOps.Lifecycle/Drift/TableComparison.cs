using System.Collections.Immutable;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Drift;

/// <summary>Compares two tables column by column.</summary>
/// <remarks>Pure and thread-safe: the same samples and plan give the same report.</remarks>
public static class TableComparison
{
    /// <summary>Compares two tables.</summary>
    /// <param name="reference">What is taken as usual.</param>
    /// <param name="current">What is judged.</param>
    /// <param name="plan">Which detectors watch which columns.</param>
    /// <param name="spread">
    /// For a window of time: how much windows of the reference differ. A column then drifts only if its effect reaches the practical minimum
    /// and also exceeds what is usual between windows. Null: rows count as independent.
    /// </param>
    /// <param name="cancellationToken">Stops the comparison.</param>
    /// <returns>
    /// One finding per detector and watched column, drifted ones first, then by how many times what matters (or what is usual between windows, where that is
    /// more) the effect is. A detector that
    /// throws becomes an inconclusive finding. Changes of the schema are not looked for here.
    /// </returns>
    public static DriftReport Run(
        TableSample reference, TableSample current, DriftPlan plan, ReferenceSpread? spread = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(plan);
        var (findings, leftOut) = Compare(reference, current, plan, cancellationToken);
        var judged = spread is null ? findings : findings.Select(finding => WindowJudgment.Apply(finding, spread));
        return new()
        {
            Reference = reference.Name,
            Current = current.Name,
            ReferenceRows = reference.RowCount,
            CurrentRows = current.RowCount,
            Findings =
            [
                .. judged
                    .OrderByDescending(finding => finding.Verdict is DriftVerdict.Drifted)
                    .ThenByDescending(finding => double.IsNaN(finding.Effect) ? double.NegativeInfinity : RankedColumn.ExcessOf(finding))
                    .ThenBy(finding => finding.Column, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Detector, StringComparer.Ordinal),
            ],
            LeftOut = leftOut,
        };
    }

    /// <summary>The findings in the order of the columns, without any spread, and what was left out.</summary>
    internal static (ImmutableArray<DriftFinding> Findings, ImmutableArray<LeftOutColumn> LeftOut) Compare(
        TableSample reference, TableSample current, DriftPlan plan, CancellationToken cancellationToken)
    {
        var findings = ImmutableArray.CreateBuilder<DriftFinding>();
        var leftOut = ImmutableArray.CreateBuilder<LeftOutColumn>();
        foreach (var before in reference.Columns)
        {
            if (plan.FindReasonToLeaveOut(before.Column) is { } reason)
            {
                leftOut.Add(new(before.Column.Name, reason));
                continue;
            }

            if (current.Find(before.Column.Name) is not { } now)
            {
                leftOut.Add(new(before.Column.Name, "it is not in the current data"));
                continue;
            }

            if (IsEmpty(before) && IsEmpty(now))
            {
                leftOut.Add(new(before.Column.Name, "it has no value on either side"));
                continue;
            }

            if (FindMismatch(before, now) is { } mismatch)
            {
                leftOut.Add(new(before.Column.Name, mismatch));
                continue;
            }

            foreach (var detector in plan.DetectorsOf(before.Column))
            {
                cancellationToken.ThrowIfCancellationRequested();
                findings.Add(Run(detector, before, now, cancellationToken));
            }
        }

        foreach (var added in current.Schema.Where(column => reference.Schema.Find(column.Name) is null))
            leftOut.Add(new(added.Name, plan.FindReasonToLeaveOut(added) ?? "it is not in the reference, so there is nothing to compare it with"));
        foreach (var named in plan.Columns.Select(watch => watch.Column).Distinct(StringComparer.Ordinal))
        {
            if (reference.Schema.Find(named) is null && current.Schema.Find(named) is null)
                leftOut.Add(new(named, "the plan names it, and neither side has it: correct the name in WatchDrift"));
        }

        return (findings.DrainToImmutable(), leftOut.DrainToImmutable());
    }

    /// <summary>A column whose values are all missing may have been read as any type: that is a change of its missing values.</summary>
    private static string? FindMismatch(ColumnSample before, ColumnSample now) =>
        now.NullCount == now.RowCount || before.NullCount == before.RowCount
        || (before.Column.IsCategorical == now.Column.IsCategorical && IsTime(before.Column) == IsTime(now.Column))
            ? null
            : $"it held {Describe(before.Column)} and holds {Describe(now.Column)} now";

    private static bool IsEmpty(ColumnSample sample) => sample.RowCount > 0 && sample.NullCount == sample.RowCount;

    private static bool IsTime(ColumnSchema column) => column.Type is ColumnType.Date or ColumnType.Timestamp;

    private static string Describe(ColumnSchema column) => column.IsCode ? "codes" : column.Type switch
    {
        ColumnType.Text => "text",
        ColumnType.Boolean => "true and false",
        ColumnType.Date => "dates",
        ColumnType.Timestamp => "timestamps",
        _ => "numbers",
    };

    private static DriftFinding Run(IDriftDetector detector, ColumnSample reference, ColumnSample current, CancellationToken cancellationToken)
    {
        try
        {
            // The table knows the roles; a detector only sees values.
            return detector.Compare(reference, current) with { Column = reference.Column.Name, Role = reference.Column.Role, Detector = detector.Name };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever one detector throws must not hide what the others found; it becomes a finding that says so.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new()
            {
                Column = reference.Column.Name,
                Role = reference.Column.Role,
                Detector = detector.Name,
                Test = "none: the detector failed",
                Verdict = DriftVerdict.Inconclusive,
                EffectName = "none",
                Effect = double.NaN,
                PracticalMinimum = double.NaN,
                ReferenceRows = reference.RowCount,
                CurrentRows = current.RowCount,
                Sentence = $"{reference.Column.Name}: detector {detector.Name} failed with {exception.GetType().Name}: {exception.Message}",
            };
        }
    }
}
