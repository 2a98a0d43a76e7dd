using SceneScout.Actors.Hosting;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Controller;

/// <summary>What the sweep does: finds what nobody else will find.</summary>
internal static class SafetyNet
{
    // A transaction's worth: the rest waits for the next sweep.
    private const int MostExpired = 1_000;
    private const int PrunedAtOnce = 5_000;
    private const int MostPrunings = 20;

    /// <summary>Queues raw listings that no live task holds, and expires listings that have been stale for too long, whether or not their area is searched any more, and drops changes of events that are kept no longer.</summary>
    /// <returns>How many rows were queued.</returns>
    public static async Task<int> SweepAsync(IFencedStore store, SpawnServices services, DateTimeOffset now, CancellationToken cancellation)
    {
        var options = services.Options;
        await store.Freshness.ExpireOverdueAsync(options.Freshness, MostExpired, now, cancellation);
        await PruneFeedAsync(store.Feed, options.Feed, now, cancellation);
        return await store.RawEvents.SweepAsync(options.IngestionSweepLimit, options.IngestionBatchSize, now, cancellation);
    }

    private static async Task PruneFeedAsync(IFeedStore feed, FeedRetention rules, DateTimeOffset now, CancellationToken cancellation)
    {
        for (var batch = 0; batch < MostPrunings; batch++)
            if (await feed.PruneFeedAsync(rules, PrunedAtOnce, now, cancellation) < PrunedAtOnce)
                break;
    }
}
