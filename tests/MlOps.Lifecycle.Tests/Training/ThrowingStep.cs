using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Tests.Training;

/// <summary>A step of the library that can be made to fail, or to be stopped, before it begins.</summary>
internal sealed class ThrowingStep : IRunStep
{
    private IRunStep _step = null!;

    public bool Throws { get; set; }

    public Action? Before { get; set; }

    public RunState From => _step.From;

    public ThrowingStep Around(IRunStep step)
    {
        _step = step;
        return this;
    }

    public Task<TrainingRun> RunAsync(ModelDefinition definition, TrainingRun run, CancellationToken cancellationToken)
    {
        Before?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
        return Throws ? throw new IOException("The disk is gone.") : _step.RunAsync(definition, run, cancellationToken);
    }
}
