using System.Diagnostics.CodeAnalysis;
using Cronos;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>When scoring should happen: a cron expression in UTC.</summary>
internal sealed class ScoringSchedule
{
    private const int FieldsWithSeconds = 6;
    private readonly CronExpression _expression;

    private ScoringSchedule(CronExpression expression) => _expression = expression;

    /// <summary>Reads an expression of five fields, or six with seconds first, or a macro such as <c>@daily</c>.</summary>
    /// <param name="cron">The expression.</param>
    /// <param name="schedule">The schedule, or null.</param>
    /// <param name="reason">What is wrong with the expression, or null.</param>
    public static bool TryParse(string cron, [NotNullWhen(true)] out ScoringSchedule? schedule, [NotNullWhen(false)] out string? reason)
    {
        var fields = cron.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Length;
        try
        {
            schedule = new(CronExpression.Parse(cron, fields == FieldsWithSeconds ? CronFormat.IncludeSeconds : CronFormat.Standard));
            reason = null;
            return true;
        }
        catch (CronFormatException exception)
        {
            schedule = null;
            reason = exception.Message;
            return false;
        }
    }

    /// <summary>Reads an expression that was checked before.</summary>
    /// <exception cref="LifecycleException">It is no cron expression.</exception>
    public static ScoringSchedule Parse(ModelName model, string cron) =>
        TryParse(cron, out var schedule, out var reason)
            ? schedule
            : throw new LifecycleException($"Model '{model}': {Complaint(cron, reason)}");

    /// <summary>Says what is wrong and what to do.</summary>
    public static string Complaint(string cron, string reason) =>
        $"the schedule '{cron}' of ScoringRuns(...) is no cron expression ({reason.TrimEnd('.')}): write five fields (minute, hour, day, month, day of the week), for example \"0 0 * * *\" for every midnight in UTC.";

    /// <summary>The instants within a window at which scoring should begin, in order.</summary>
    public IEnumerable<DateTimeOffset> Occurrences(TimeWindow window) => window.Duration == TimeSpan.Zero
        ? []
        : _expression.GetOccurrences(window.Start.ToUniversalTime(), window.End.ToUniversalTime(), TimeZoneInfo.Utc, fromInclusive: true, toInclusive: false);
}
