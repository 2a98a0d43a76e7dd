using System.Collections.Immutable;
using System.Data.Common;
using SceneScout.Actors.Workers.Discovery;
using SceneScout.Domain.Events;
using SceneScout.Domain.Planning;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Cli.Planning;

/// <summary>What past searches came to and taught.</summary>
/// <param name="Yields">By area.</param>
/// <param name="Seeds">Learned seeds that searches ask for, of all sources.</param>
internal sealed record PastSearches(ImmutableSortedDictionary<string, AreaYield> Yields, ImmutableArray<SourceSeed> Seeds)
{
    /// <summary>No searches yet.</summary>
    public static readonly PastSearches None = new(ImmutableSortedDictionary<string, AreaYield>.Empty, []);

    /// <summary>Reads them from a store, without making or changing one; nothing when the embedded store is not there yet.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer, or its schema is older than its areas.</exception>
    public static async Task<PastSearches> ReadAsync(ScoutOptions options, DateTimeOffset now, CancellationToken cancellation)
    {
        if (options.Store.Kind == "sqlite" && !File.Exists(Path.Combine(options.Store.Folder, SqliteStore.FileName)))
            return None;
        await using var store = StoreOpening.Open(options.Store);
        try
        {
            var seeds = ImmutableArray.CreateBuilder<SourceSeed>();
            foreach (var source in options.Sources.Keys)
                seeds.AddRange(await LearnedSeeds.ReadAsync(store.Seeds, source, now, cancellation));
            return new PastSearches(await store.Areas.ListAsync(cancellation), seeds.ToImmutable());
        }
        catch (DbException e) when (e.Message.Contains("areas", StringComparison.Ordinal) || e.Message.Contains("seeds", StringComparison.Ordinal))
        {
            throw new StoreUnavailableException($"its schema is older than this program; run 'scout migrate' ({e.Message})", e);
        }
    }
}
