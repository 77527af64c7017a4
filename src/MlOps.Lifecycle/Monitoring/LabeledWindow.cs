namespace MlOps.Lifecycle.Monitoring;

/// <summary>Which window quality is judged on. Labels that take longer than a window are never in for the newest one: then it is the newest whose labels are due.</summary>
internal static class LabeledWindow
{
    /// <param name="plan">How the model is watched.</param>
    /// <param name="newest">The newest closed window.</param>
    /// <param name="now">The time, in the domain's time.</param>
    /// <returns>The newest window itself, unless labels take a whole window or longer.</returns>
    public static TimeWindow Find(MonitoringPlan plan, TimeWindow newest, DateTimeOffset now)
    {
        if (plan.WindowRows is not null || plan.LabelDelay is not { } delay || newest.Duration <= TimeSpan.Zero || delay < newest.Duration)
            return newest;
        var missing = newest.End + delay - now;
        if (missing <= TimeSpan.Zero)
            return newest;
        var back = (long)Math.Ceiling(missing / newest.Duration) * newest.Duration;
        return newest.Start - DateTimeOffset.MinValue < back ? newest : new(newest.Start - back, newest.End - back);
    }
}
