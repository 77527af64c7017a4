namespace MlOps.Lifecycle.Testing;

internal static class StoreCase
{
    /// <summary>A demand on one method of a store contract; named after the method, so that a method without a case is found.</summary>
    public static ConformanceCase<StoreUnderTest> Case(string method, string demand, Func<StoreUnderTest, Task> run) =>
        new($"{method}: {demand}", (store, cancellationToken) => run(store).WaitAsync(cancellationToken));
}
