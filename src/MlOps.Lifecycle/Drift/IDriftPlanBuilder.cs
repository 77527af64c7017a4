namespace MlOps.Lifecycle.Drift;

/// <summary>
/// Says what is watched and by which detector. Features, predictions and labels are watched without being named; ids, times and calendar
/// columns are not. Detectors add their own extension methods, such as <c>AddKolmogorovSmirnov</c>.
/// </summary>
public interface IDriftPlanBuilder
{
    /// <summary>Watches one column with a detector instead of the default for its kind. Several may be added; the same kind again replaces the one before.</summary>
    /// <param name="column">The column, whatever its role.</param>
    /// <param name="detector">The detector.</param>
    /// <returns>The same builder.</returns>
    IDriftPlanBuilder Add(string column, IDriftDetector detector);

    /// <summary>Sets the detectors of columns that none was added for by name; replaces those before.</summary>
    /// <param name="kind">The kind of columns.</param>
    /// <param name="detectors">The detectors; none leaves such columns unwatched.</param>
    /// <returns>The same builder.</returns>
    IDriftPlanBuilder Use(ColumnKind kind, params ReadOnlySpan<IDriftDetector> detectors);

    /// <summary>Leaves a column out; reports say so and why.</summary>
    /// <param name="column">The column.</param>
    /// <param name="reason">Why, for people.</param>
    /// <returns>The same builder.</returns>
    IDriftPlanBuilder LeaveOut(string column, string reason);

    /// <summary>Chooses what windows are compared with; the data that trained the serving version by default.</summary>
    /// <param name="reference">The reference.</param>
    /// <returns>The same builder.</returns>
    IDriftPlanBuilder CompareWith(DriftReference reference);

    /// <summary>Sets how often a window without any change may show drift in some column; 0.05 by default, which needs 19 windows of reference.</summary>
    /// <param name="rate">The rate for all columns of the table together, in (0, 1).</param>
    /// <returns>The same builder.</returns>
    IDriftPlanBuilder AllowFalseAlarms(double rate);

    /// <summary>Tells what is wrong with a setting; the model then does not start. For extension methods of detectors.</summary>
    /// <param name="contradiction">What, where, and what to do.</param>
    /// <returns>The same builder.</returns>
    IDriftPlanBuilder Refuse(string contradiction);
}
