using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Chaos;

/// <summary>Watches how many tasks are done a second, sampled every second; a store that does not answer counts as standing still.</summary>
internal sealed class Throughput(IStore store, TimeProvider time)
{
    private const int Window = 10;
    private readonly Lock _gate = new();
    private readonly Queue<(long At, long Done)> _samples = new();
    private long _last;

    /// <summary>Tasks done a second over the last ten seconds.</summary>
    public double PerSecond
    {
        get
        {
            lock (_gate)
                return _samples.Count < 2 ? 0 : (_last - _samples.Peek().Done) / Math.Max(1, time.GetElapsedTime(_samples.Peek().At).TotalSeconds);
        }
    }

    /// <summary>Tasks that are live.</summary>
    public long Live { get; private set; }

    /// <summary>Samples until it is stopped.</summary>
    public async Task WatchAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            try
            {
                var counts = await store.Tasks.CountAsync(cancellation);
                Live = counts.Where(c => c.State.IsLive()).Sum(c => c.Count);
                _last = counts.Where(c => c.State == TaskState.Succeeded).Sum(c => c.Count);
            }
            catch (StoreUnavailableException)
            {
                // It is one of the acts.
            }

            lock (_gate)
            {
                _samples.Enqueue((time.GetTimestamp(), _last));
                if (_samples.Count > Window)
                    _samples.Dequeue();
            }
        }
    }
}
