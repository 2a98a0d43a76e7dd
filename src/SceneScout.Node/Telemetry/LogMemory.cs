using System.Threading.Channels;

namespace SceneScout.Node.Telemetry;

/// <summary>Remembers the newest log lines of the node and hands new ones to whoever watches. Safe for many threads.</summary>
internal sealed class LogMemory(TimeProvider time) : ILoggerProvider
{
    /// <summary>Lines remembered.</summary>
    public const int Capacity = 1000;

    // A watcher that does not keep up misses lines; the node never waits for it.
    private const int WatcherCapacity = 500;
    private readonly Lock _gate = new();
    private readonly Queue<LogLine> _lines = new(Capacity);
    private readonly HashSet<Channel<LogLine>> _watchers = [];

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    /// <summary>The newest lines, oldest first.</summary>
    public IReadOnlyList<LogLine> Peek(int count)
    {
        lock (_gate)
            return [.. _lines.TakeLast(count)];
    }

    /// <summary>New lines, until the caller has had enough.</summary>
    public async IAsyncEnumerable<LogLine> WatchAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var channel = Channel.CreateBounded<LogLine>(new BoundedChannelOptions(WatcherCapacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        lock (_gate)
            _watchers.Add(channel);
        try
        {
            await foreach (var line in channel.Reader.ReadAllAsync(cancellation))
                yield return line;
        }
        finally
        {
            lock (_gate)
                _watchers.Remove(channel);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
            foreach (var watcher in _watchers)
                watcher.Writer.TryComplete();
    }

    private void Add(LogLine line)
    {
        lock (_gate)
        {
            if (_lines.Count == Capacity)
                _lines.Dequeue();
            _lines.Enqueue(line);
            foreach (var watcher in _watchers)
                watcher.Writer.TryWrite(line);
        }
    }

    private sealed class Writer(LogMemory memory, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var message = formatter(state, exception);
            memory.Add(new LogLine(memory.Now, logLevel, category, exception is null ? message : $"{message} {exception.GetType().Name}: {exception.Message}"));
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();
}
