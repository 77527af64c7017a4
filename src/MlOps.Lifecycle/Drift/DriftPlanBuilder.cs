namespace MlOps.Lifecycle.Drift;

internal sealed class DriftPlanBuilder(DriftPlan start) : IDriftPlanBuilder
{
    private DriftPlan _plan = start;

    public DriftPlan Build() => _plan;

    public IDriftPlanBuilder Add(string column, IDriftDetector detector)
    {
        ArgumentNullException.ThrowIfNull(detector);
        return IsNamed(column, detector.Name)
            ? Set(_plan with { Columns = [.. _plan.Columns.Where(watch => watch.Column != column || watch.Detector.Name != detector.Name), new(column, detector)] })
            : this;
    }

    public IDriftPlanBuilder Use(ColumnKind kind, params ReadOnlySpan<IDriftDetector> detectors) =>
        Set(_plan with { Defaults = _plan.Defaults.SetItem(kind, [.. detectors]) });

    public IDriftPlanBuilder LeaveOut(string column, string reason) =>
        IsNamed(column, nameof(LeaveOut)) ? Set(_plan with { LeftOut = _plan.LeftOut.SetItem(column, reason) }) : this;

    public IDriftPlanBuilder CompareWith(DriftReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Set(_plan with { Reference = reference });
    }

    public IDriftPlanBuilder AllowFalseAlarms(double rate) => rate is > 0 and < 1
        ? Set(_plan with { FalseAlarmRate = rate })
        : Refuse(FormattableString.Invariant($"AllowFalseAlarms({rate}) of WatchDrift: use a rate between 0 and 1, for example 0.05."));

    public IDriftPlanBuilder Refuse(string contradiction) => Set(_plan with { Contradictions = _plan.Contradictions.Add(contradiction) });

    private bool IsNamed(string column, string what)
    {
        if (!string.IsNullOrWhiteSpace(column))
            return true;
        Refuse($"WatchDrift names no column for {what}: pass the name of a column of the model's data.");
        return false;
    }

    private DriftPlanBuilder Set(DriftPlan plan)
    {
        _plan = plan;
        return this;
    }
}
