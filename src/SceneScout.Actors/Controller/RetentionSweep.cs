using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Controller;

/// <summary>Drops content that the sources' terms allow no longer keeping, a bounded part of it at a time.</summary>
internal static class RetentionSweep
{
    // Transactions stay short; what is left waits for the next sweep.
    private const int Batch = 250;
    private const int MostBatches = 8;

    /// <summary>Expires what is due, source by source.</summary>
    /// <returns>What was expired.</returns>
    public static async Task<RetentionChanges> RunAsync(ISourceSet sources, IRetentionStore store, DateTimeOffset now, CancellationToken cancellation)
    {
        var all = default(RetentionChanges);
        foreach (var source in sources.Adapters.Select(adapter => adapter.Name))
        {
            if (sources.Retention(source) is not { } retention)
                continue;
            for (var batch = 0; batch < MostBatches; batch++)
            {
                var changes = await store.ExpireAsync(source, now - retention, Batch, now, cancellation);
                all = new(all.Listings + changes.Listings, all.Events + changes.Events, all.Venues + changes.Venues);
                if (changes.Listings < Batch && changes.Venues < Batch)
                    break;
            }
        }

        return all;
    }
}
