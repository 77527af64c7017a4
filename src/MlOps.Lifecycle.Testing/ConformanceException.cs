using System.Diagnostics.CodeAnalysis;

namespace MlOps.Lifecycle.Testing;

/// <summary>An implementation does not do what its contract says.</summary>
public sealed class ConformanceException : Exception
{
    /// <summary>Creates the exception with a general message; prefer the other constructors.</summary>
    public ConformanceException()
        : base("The contract is broken.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected.</param>
    public ConformanceException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was expected.</param>
    /// <param name="innerException">The cause.</param>
    public ConformanceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static void Unless([DoesNotReturnIf(false)] bool condition, string expectation)
    {
        if (!condition)
            throw new ConformanceException($"The contract is broken. Expected: {expectation}");
    }

    internal static async Task<TException> ThrownBy<TException>(Func<Task> call, string expectation)
        where TException : Exception
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (TException exception)
        {
            return exception;
        }

        throw new ConformanceException($"The contract is broken. Expected: {expectation}");
    }
}
