using System.Security.Cryptography;
using System.Text;

namespace MlOps.Lifecycle.Training;

/// <summary>How runs are made and moved.</summary>
internal static class TrainingRunMoves
{
    /// <summary>The run in its next state, with the step recorded.</summary>
    public static TrainingRun With(this TrainingRun run, RunState state, DateTimeOffset at, string sentence)
    {
        var next = run with { State = state, Steps = run.Steps.Add(new(state, at, sentence)) };
        return next.IsEnded ? next with { FinishedAt = at } : next;
    }

    /// <summary>The same trigger gives the same id, so that no id has to be drawn.</summary>
    public static RunId IdOf(EnvironmentName environment, ModelName model, string key) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{environment}\n{model}\n{key}")).AsSpan(0, 16)));
}
