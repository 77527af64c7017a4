namespace MlOps.Lifecycle.Testing;

/// <summary>One thing that every implementation of a contract must do, as a plain case that one theory adapts to any test framework.</summary>
/// <typeparam name="T">The contract.</typeparam>
/// <param name="Name">The situation and the outcome, for example <c>Same_bytes_twice_are_one_blob</c>.</param>
/// <param name="RunAsync">Runs the case on a fresh, empty implementation; throws <see cref="ConformanceException"/> when it does something else.</param>
public sealed record ConformanceCase<T>(string Name, Func<T, CancellationToken, Task> RunAsync)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
