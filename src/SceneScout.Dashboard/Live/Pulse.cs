namespace SceneScout.Dashboard.Live;

/// <summary>One reading for all who watch: a beat reads once, however many look, and nothing is read while nobody does.</summary>
/// <param name="read">Reads.</param>
/// <param name="beat">How often.</param>
/// <param name="time">The clock.</param>
/// <typeparam name="T">What is read.</typeparam>
public sealed class Pulse<T>(Func<CancellationToken, Task<T>> read, TimeSpan beat, TimeProvider time)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly List<Watcher> _watchers = [];
    private PulseReading<T> _last = PulseReading<T>.None;
    private Task<PulseReading<T>>? _reading;
    private CancellationTokenSource? _loop;

    /// <summary>What was read last; it may be old when nobody watched.</summary>
    public PulseReading<T> Last => Volatile.Read(ref _last);

    /// <summary>How many watch.</summary>
    public int Watchers
    {
        get
        {
            lock (_gate)
                return _watchers.Count;
        }
    }

    /// <summary>A reading that is at most a beat old.</summary>
    public Task<PulseReading<T>> FreshAsync() => FreshAsync(beat);

    /// <summary>A reading that began after this call.</summary>
    public Task<PulseReading<T>> AnewAsync()
    {
        lock (_gate)
            return _reading = AfterAsync(_reading);

        async Task<PulseReading<T>> AfterAsync(Task? before)
        {
            if (before is not null)
                await before.ConfigureAwait(false);
            return await ReadAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Calls back after each reading, until the answer is disposed.</summary>
    /// <param name="changed">Called on any thread.</param>
    public IDisposable Watch(Action<PulseReading<T>> changed)
    {
        var watcher = new Watcher(this, changed);
        lock (_gate)
        {
            _watchers.Add(watcher);
            if (_watchers.Count == 1)
            {
                _loop = new CancellationTokenSource();
                _ = LoopAsync(_loop.Token);
            }
        }

        return watcher;
    }

    private Task<PulseReading<T>> FreshAsync(TimeSpan oldest)
    {
        lock (_gate)
        {
            if (_last.Value is not null && _last.Fault is null && time.GetUtcNow() - _last.ReadAt < oldest)
                return Task.FromResult(_last);
            if (_reading is null or { IsCompleted: true })
                _reading = ReadAsync();
            return _reading;
        }
    }

    private async Task LoopAsync(CancellationToken ended)
    {
        try
        {
            using var timer = new PeriodicTimer(beat, time);
            do
            {
                // A read ends some time after its tick, so at the next tick it is less than a beat old.
                var reading = await FreshAsync(beat / 2).ConfigureAwait(false);
                Watcher[] watchers;
                lock (_gate)
                    watchers = [.. _watchers];
                foreach (var watcher in watchers)
                    watcher.Changed(reading);
            }
            while (await timer.WaitForNextTickAsync(ended).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // The last one who watched has gone.
        }
    }

    private async Task<PulseReading<T>> ReadAsync()
    {
        PulseReading<T> reading;
        try
        {
            // Nobody's own: whoever asked first may be gone before the others.
            reading = new PulseReading<T>(await Task.Run(() => read(CancellationToken.None)).ConfigureAwait(false), time.GetUtcNow(), null);
        }
#pragma warning disable CA1031 // Whatever went wrong is shown on the page, beside what was read before.
        catch (Exception e)
#pragma warning restore CA1031
        {
            reading = Last with { Fault = e.Message };
        }

        Volatile.Write(ref _last, reading);
        return reading;
    }

    private void Leave(Watcher watcher)
    {
        lock (_gate)
        {
            if (!_watchers.Remove(watcher) || _watchers.Count > 0)
                return;
            _loop?.Cancel();
            _loop?.Dispose();
            _loop = null;
        }
    }

    private sealed class Watcher(Pulse<T> of, Action<PulseReading<T>> changed) : IDisposable
    {
        public Action<PulseReading<T>> Changed => changed;

        public void Dispose() => of.Leave(this);
    }
}
