using SceneScout.Actors.Hosting;

namespace SceneScout.Actors.Controller;

/// <summary>What the sweep does: finds what nobody else will find.</summary>
internal static class SafetyNet
{
    // A transaction's worth: the rest waits for the next sweep.
    private const int MostExpired = 1_000;

    /// <summary>Queues raw listings that no live task holds, and expires listings that have been stale for too long, whether or not their area is searched any more, and drops content that is kept for too long.</summary>
    /// <returns>How many rows were queued.</returns>
    public static async Task<int> SweepAsync(SpawnServices services, DateTimeOffset now, CancellationToken cancellation)
    {
        var options = services.Options;
        await services.Store.Freshness.ExpireOverdueAsync(options.Freshness, MostExpired, now, cancellation);
        await RetentionSweep.RunAsync(services, now, cancellation);
        return await services.Store.RawEvents.SweepAsync(options.IngestionSweepLimit, options.IngestionBatchSize, now, cancellation);
    }
}
