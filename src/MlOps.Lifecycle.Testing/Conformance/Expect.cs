using System.Collections;

namespace MlOps.Lifecycle.Testing;

/// <summary>What the suites demand, without a test framework.</summary>
internal static class Expect
{
    public static void True(bool condition, string demand)
    {
        if (!condition)
            throw new ConformanceException(demand);
    }

    public static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new ConformanceException($"{what}: expected {Show(expected)}, got {Show(actual)}.");
    }

    public static void Sequence<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what)
    {
        T[] wanted = [.. expected], got = [.. actual];
        if (!wanted.SequenceEqual(got))
            throw new ConformanceException($"{what}: expected {Show(wanted)}, got {Show(got)}.");
    }

    public static T Present<T>(T? actual, string what)
        where T : class => actual ?? throw new ConformanceException($"{what}: expected one, got none.");

    public static async Task<TException> ThrowsAsync<TException>(Func<Task> act, params string[] words)
        where TException : Exception
    {
        try
        {
            await act().ConfigureAwait(false);
        }
        catch (TException exception)
        {
            foreach (var word in words)
                True(exception.Message.Contains(word, StringComparison.Ordinal), $"The message should contain '{word}': {exception.Message}");
            return exception;
        }

        throw new ConformanceException($"Expected a {typeof(TException).Name}, but nothing was thrown.");
    }

    /// <summary>A token that was canceled before the call ends the call with nothing written.</summary>
    public static Task CanceledAsync(Func<CancellationToken, Task> act) =>
        ThrowsAsync<OperationCanceledException>(() => act(new CancellationToken(canceled: true)));

    /// <summary>Runs work on many threads at once; all start together.</summary>
    public static async Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> work)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable.Range(0, count).Select(i => Task.Run(async () =>
        {
            await start.Task.ConfigureAwait(false);
            return await work(i).ConfigureAwait(false);
        })).ToArray();
        start.SetResult();
        return await Task.WhenAll(all).ConfigureAwait(false);
    }

    private static string Show<T>(T value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>())}]",
        _ => value.ToString() ?? "",
    };
}
