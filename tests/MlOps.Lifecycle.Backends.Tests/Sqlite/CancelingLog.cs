using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace MlOps.Lifecycle.Backends.Tests.Sqlite;

/// <summary>Cancels when the log says that a statement is about to run: between two statements, which no clock could hit.</summary>
internal sealed class CancelingLog : ILoggerProvider, ILogger
{
    private CancellationTokenSource _source = new();
    private int _left;

    /// <summary>A token that is canceled just before the given statement from now on (from 1) runs.</summary>
    public CancellationToken CancelBefore(int statement)
    {
        _source.Dispose();
        (_source, _left) = (new(), statement);
        return _source.Token;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId == RelationalEventId.CommandExecuting && --_left == 0)
            _source.Cancel();
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose() => _source.Dispose();
}
