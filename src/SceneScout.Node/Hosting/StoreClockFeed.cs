using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Hosting;

/// <summary>Keeps a node's clock at the store's.</summary>
internal sealed partial class StoreClockFeed(StoreClock clock, IStore store, ILogger<StoreClockFeed> logger) : BackgroundService
{
    // A clock drifts far less than a millisecond in this time; a suspended machine, whose monotonic clock stood still, catches up within it.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <summary>Looks at the store's clock.</summary>
    /// <returns>The step that the node's clock made; null when it was right.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public static async Task<TimeSpan?> MeasureAsync(StoreClock clock, IStore store, CancellationToken cancellation)
    {
        var asked = clock.GetTimestamp();
        return clock.Set(await store.ReadClockAsync(cancellation), asked);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                if (await MeasureAsync(clock, store, stoppingToken) is { } step)
                    LogStep(logger, step.TotalSeconds);
            }
            catch (StoreUnavailableException)
            {
                // The monotonic clock serves until the store answers again; that it does not is reported by its probe.
            }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store's clock and this node's had come apart; the node's was put right by {Seconds:0.0} s")]
    private static partial void LogStep(ILogger logger, double seconds);
}
