namespace MlOps.Lifecycle.Testing;

/// <summary>An implementation does not meet a demand of its contract.</summary>
public sealed class ConformanceException : Exception
{
    /// <summary>Creates the exception with a general message; prefer the other constructors.</summary>
    public ConformanceException()
        : base("The implementation does not meet its contract.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was demanded and what was seen.</param>
    public ConformanceException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was demanded and what was seen.</param>
    /// <param name="innerException">The cause.</param>
    public ConformanceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
