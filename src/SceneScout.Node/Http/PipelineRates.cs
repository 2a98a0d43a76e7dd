using SceneScout.Actors.Controller;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>How fast listings go through the pipeline, measured over the last minutes: counters read at two instants, the difference by hour.</summary>
internal sealed partial class PipelineRates(IStore store, TimeProvider time, ILogger<PipelineRates> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private RateWindow _window = RateWindow.Empty;
    private RateHistory _history = RateHistory.Empty;

    /// <summary>The last hour.</summary>
    public RateHistory History => Volatile.Read(ref _history);

    /// <summary>Listings found by an hour, over the window; 0 before two samples were taken.</summary>
    public double Discovered => _window.Discovered;

    /// <summary>Listings ingested by an hour, over the window; 0 before two samples were taken.</summary>
    public double Ingested => _window.Ingested;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        do
        {
            try
            {
                var sample = RateSample.Of(await store.Workers.CountersAsync(stoppingToken), time.GetUtcNow());
                _window = _window.Add(sample);
                Volatile.Write(ref _history, _history.Add(sample));
            }
            catch (StoreUnavailableException e)
            {
                LogNoRates(e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "No rates while the store is away: {Reason}")]
    private partial void LogNoRates(string reason);
}
