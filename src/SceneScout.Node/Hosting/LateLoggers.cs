namespace SceneScout.Node.Hosting;

/// <summary>Loggers for what is made before the host, which owns the real ones. What is logged before then is lost; nothing calls a source that early.</summary>
internal sealed class LateLoggers : ILoggerFactory
{
    private volatile ILoggerFactory? _host;

    /// <summary>The host's own, once it is built.</summary>
    public void Use(ILoggerFactory host) => _host = host;

    /// <inheritdoc />
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Providers are the host's.");

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Late(this, categoryName);

    /// <inheritdoc />
    public void Dispose()
    {
        // The host disposes of its own.
    }

    private sealed class Late(LateLoggers loggers, string category) : ILogger
    {
        private ILogger? _logger;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => Logger?.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => Logger?.IsEnabled(logLevel) == true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Logger?.Log(logLevel, eventId, state, exception, formatter);

        private ILogger? Logger => _logger ??= loggers._host?.CreateLogger(category);
    }
}
