using System.Collections.Immutable;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>How fast listings go through the pipeline, measured over the last minutes: counters read at two instants, the difference by hour.</summary>
internal sealed class PipelineRates(IStore store, TimeProvider time, ILogger<PipelineRates> logger) : BackgroundService
{
    /// <summary>Over which time rates are taken.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private ImmutableQueue<RateSample> _samples = [];

    /// <summary>Listings found by an hour, over the window; 0 before two samples were taken.</summary>
    public double Discovered => PerHour(s => s.Discovered);

    /// <summary>Listings ingested by an hour, over the window; 0 before two samples were taken.</summary>
    public double Ingested => PerHour(s => s.Ingested);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        do
        {
            try
            {
                Add(RateSample.Of(await store.Workers.CountersAsync(stoppingToken), time.GetUtcNow()));
            }
            catch (StoreUnavailableException e)
            {
                logger.LogDebug("No rates while the store is away: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Add(RateSample sample)
    {
        var samples = _samples.Enqueue(sample);
        while (sample.At - samples.Peek().At > Window)
            samples = samples.Dequeue();
        _samples = samples;
    }

    private double PerHour(Func<RateSample, long> of)
    {
        var samples = _samples;
        return samples.IsEmpty ? 0 : RateSample.PerHour(samples.Peek(), samples.Last(), of);
    }
}
