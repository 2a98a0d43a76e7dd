using System.Collections.Immutable;
using System.Data.Common;
using SceneScout.Domain.Planning;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Node.Planning;

/// <summary>Reads what past searches came to from a store, without making or changing one.</summary>
internal static class PastSearches
{
    private static readonly ImmutableSortedDictionary<string, AreaYield> None = ImmutableSortedDictionary<string, AreaYield>.Empty;

    /// <summary>By area; nothing when the embedded store is not there yet.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer, or its schema is older than its areas.</exception>
    public static async Task<ImmutableSortedDictionary<string, AreaYield>> ReadAsync(StoreOptions options, CancellationToken cancellation)
    {
        if (options.Kind == "sqlite" && !File.Exists(Path.Combine(options.Folder, SqliteStore.FileName)))
            return None;
        await using var store = StoreOpening.Open(options);
        try
        {
            return await store.Areas.ListAsync(cancellation);
        }
        catch (DbException e) when (e.Message.Contains("areas", StringComparison.Ordinal))
        {
            throw new StoreUnavailableException($"its schema is older than this program; run 'scout migrate' ({e.Message})", e);
        }
    }
}
