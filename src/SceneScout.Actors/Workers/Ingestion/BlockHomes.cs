using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Ingestion;

/// <summary>Finds the block that decides about each listing.</summary>
public static class BlockHomes
{
    /// <summary>The blocks of some listings. A listing that belongs to an event stays with that event's block, wherever its place and day have moved to; a new one whose place and day an earlier version gave a block
    /// that has events goes there, to those that it may be one with.</summary>
    /// <param name="events">The store.</param>
    /// <param name="listings">The listings.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<ImmutableDictionary<ListingKey, string>> OfAsync(IEventStore events, IReadOnlyCollection<Listing> listings, CancellationToken cancellation)
    {
        var homes = await events.FindBlocksAsync([.. listings.Select(listing => listing.Key)], cancellation);
        var strays = listings.Where(listing => !homes.ContainsKey(listing.Key)).DistinctBy(listing => listing.Key)
            .Select(listing => (listing.Key, Block: BlockKey.Of(listing), Released: BlockKey.Released(listing))).ToList();
        var released = strays.Where(stray => stray.Block != stray.Released).Select(stray => stray.Released).Distinct(StringComparer.Ordinal).ToList();
        var filled = released.Count == 0 ? [] : await events.FilledAsync(released, cancellation);
        return homes.AddRange(strays.Select(stray => KeyValuePair.Create(stray.Key, filled.Contains(stray.Released) ? stray.Released : stray.Block)));
    }
}
