using System.Globalization;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Training;

namespace Quickstart;

/// <summary>One line per event: what a newcomer reads while the replay runs.</summary>
internal sealed class EventPrinter(TextWriter output)
{
    public void Write(TrainingRun first) => Line(first.StartedAt, "Train", first.Steps[^1].Sentence);

    public void Write(TickReport report)
    {
        foreach (var notice in report.Decision.Notices)
            Line(report.At, "Notice", notice);
        foreach (var flow in report.Measured?.Flow ?? [])
            Line(report.At, "Flow", flow.Sentence);
        if (report.Decision.Action is not (LifecycleAction.NoAction or LifecycleAction.Wait))
            Line(report.At, report.Decision.Action.ToString(), string.Join(' ', report.Decision.Reasons.Select(reason => reason.Sentence).Distinct()));
        if (report.Run is { } run && !report.IsRepeated)
            Line(report.At, run.Verdict?.Outcome is GateOutcome.Inconclusive ? "Undecided" : run.State.ToString(), run.Steps[^1].Sentence);
    }

    private void Line(DateTimeOffset at, string what, string sentence) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd}  {what,-12} {sentence}"));
}
