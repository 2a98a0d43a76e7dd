using SceneScout.Actors.Controller;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>How fast listings go through the pipeline, measured over the last minutes: counters read at two instants, the difference by hour.</summary>
internal sealed partial class PipelineRates(IStore store, TimeProvider time, ILogger<PipelineRates> logger) : BackgroundService
{
    /// <summary>Listings discovered so far, as the store keeps it by the minute.</summary>
    public const string DiscoveredSeries = "listings.discovered";

    /// <summary>Listings ingested so far.</summary>
    public const string IngestedSeries = "listings.ingested";

    /// <summary>Tasks that wait.</summary>
    public const string QueuedSeries = "tasks.queued";

    /// <summary>Tasks that are worked on.</summary>
    public const string ActiveSeries = "tasks.active";

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private long _kept;
    private int _looks;
    private RateWindow _window = RateWindow.Empty;
    private RateHistory _history = RateHistory.Empty;

    /// <summary>The last hour.</summary>
    public RateHistory History => Volatile.Read(ref _history);

    /// <summary>How often the counters were looked at.</summary>
    internal int Looks => Volatile.Read(ref _looks);

    /// <summary>Listings found by an hour, over the window; 0 before two samples were taken.</summary>
    public double Discovered => _window.Discovered;

    /// <summary>Listings ingested by an hour, over the window; 0 before two samples were taken.</summary>
    public double Ingested => _window.Ingested;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await RememberAsync(stoppingToken);
        using var timer = new PeriodicTimer(Beat, time);
        do
        {
            try
            {
                var sample = RateSample.Of(await store.Workers.CountersAsync(stoppingToken), time.GetUtcNow());
                _window = _window.Add(sample);
                Volatile.Write(ref _history, _history.Add(sample));
                // The first look of each minute: whichever node keeps it, the figures are of its beginning.
                if (sample.At.UtcTicks / TimeSpan.TicksPerMinute is var minute && minute != _kept)
                {
                    await KeepAsync(sample, stoppingToken);
                    _kept = minute;
                }
            }
            catch (StoreUnavailableException e)
            {
                LogNoRates(e.Message);
            }

            Interlocked.Increment(ref _looks);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // A chart goes on where it was before the node started.
    private async Task RememberAsync(CancellationToken stopping)
    {
        try
        {
            foreach (var minute in (await store.Figures.ReadAsync([DiscoveredSeries, IngestedSeries], time.GetUtcNow() - RateHistory.Length, stopping)).GroupBy(point => point.At))
                if (minute.ToDictionary(point => point.Series, point => (long)point.Value) is { Count: 2 } both)
                    Volatile.Write(ref _history, _history.Add(new RateSample(minute.Key, both[DiscoveredSeries], both[IngestedSeries])));
        }
        catch (StoreUnavailableException e)
        {
            LogNoRates(e.Message);
        }
    }

    private async Task KeepAsync(RateSample sample, CancellationToken stopping)
    {
        var counts = await store.Tasks.CountAsync(stopping);
        long In(TaskState state) => counts.Where(count => count.State == state).Sum(count => count.Count);
        await store.Figures.AddAsync(
            sample.At,
            new Dictionary<string, double> { [DiscoveredSeries] = sample.Discovered, [IngestedSeries] = sample.Ingested, [QueuedSeries] = In(TaskState.Queued), [ActiveSeries] = In(TaskState.Leased) },
            stopping);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "No rates while the store is away: {Reason}")]
    private partial void LogNoRates(string reason);
}
