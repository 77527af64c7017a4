namespace MlOps.Lifecycle;

/// <summary>
/// Misuse or a failing infrastructure. The message says what, where and the next step.
/// Outcomes (too few rows, conflict, rejected, inconclusive) are results and never exceptions.
/// </summary>
public class LifecycleException : Exception
{
    /// <summary>Creates the exception with a general message; prefer the other constructors.</summary>
    public LifecycleException()
        : base("The operation failed.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, where, and the next step.</param>
    public LifecycleException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What failed, where, and the next step.</param>
    /// <param name="innerException">The cause.</param>
    public LifecycleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
