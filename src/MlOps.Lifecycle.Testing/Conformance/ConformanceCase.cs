namespace MlOps.Lifecycle.Testing;

/// <summary>One demand on an implementation of a contract, as a plain case that one theory adapts to any test framework.</summary>
/// <typeparam name="TSubject">What is tested.</typeparam>
/// <param name="Method">The method of the contract that is tested, so that a method without a case is found.</param>
/// <param name="Name">What is demanded, for example <c>100 at once are numbered 1 to 100</c>.</param>
/// <param name="RunAsync">Runs the case on a fresh subject; throws <see cref="ConformanceException"/> when the demand is not met.</param>
public sealed record ConformanceCase<TSubject>(string Method, string Name, Func<TSubject, Task> RunAsync)
{
    /// <summary>The case for a test runner, for example <c>RegisterAsync: 100 at once are numbered 1 to 100</c>.</summary>
    public override string ToString() => $"{Method}: {Name}";
}
