using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Contracts;

/// <summary>What is still listed and what is gone. Which area saw which listing is kept by <see cref="IRawEventStore.CommitDiscoveryAsync"/>, which also revives what comes back; here a search's end settles what it missed. Events' freshness stands beside their merged content, which is their block's alone.</summary>
public interface IFreshnessStore
{
    /// <summary>Listings behind events that an area saw before a search began and that this search has neither seen nor settled, in order of row id.</summary>
    /// <param name="area">The area searched.</param>
    /// <param name="taskId">The search.</param>
    /// <param name="begunAt">When it began.</param>
    /// <param name="after">Where the last page ended; null for the first.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableArray<UnseenListing>> ReadUnseenAsync(
        string area, string taskId, DateTimeOffset begunAt, Guid? after, int limit, CancellationToken cancellation);

    /// <summary>Settles what a complete search missed, in one transaction: sightings counted as missed or forgotten, listings and events marked, log rows added (stage <c>freshness</c>), counters moved (<c>listings.stale</c>, <c>listings.expired</c>). What was seen meanwhile is left alone; settling again changes nothing.</summary>
    /// <param name="lease">The discovery task's lease.</param>
    /// <param name="area">The area searched.</param>
    /// <param name="verdicts">Up to 1,000; <see cref="Absence.Unjudged"/> writes nothing.</param>
    /// <param name="rules">When a listing expires.</param>
    /// <param name="now">The instant of the write.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>Null when the lease is lost.</returns>
    Task<FreshnessChanges?> SettleAsync(
        TaskLease lease, string area, IReadOnlyList<AbsenceVerdict> verdicts, FreshnessRules rules, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Expires listings that have been stale for too long, whether or not their area is searched any more. At most <paramref name="limit"/>, the oldest first.</summary>
    Task<FreshnessChanges> ExpireOverdueAsync(FreshnessRules rules, int limit, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>A listing that a search did not see.</summary>
/// <param name="RowId">Its row.</param>
/// <param name="Listing">As it was seen last.</param>
/// <param name="SeenAt">When the area saw it last.</param>
public sealed record UnseenListing(Guid RowId, Listing Listing, DateTimeOffset SeenAt);

/// <summary>What a listing's absence means.</summary>
/// <param name="RowId">Its row.</param>
/// <param name="SeenAt">When the area had seen it last; a later sighting makes the verdict void.</param>
/// <param name="Absence">The verdict.</param>
public sealed record AbsenceVerdict(Guid RowId, DateTimeOffset SeenAt, Absence Absence);

/// <summary>How many listings changed their freshness.</summary>
/// <param name="Stale">Became stale.</param>
/// <param name="Expired">Expired.</param>
public readonly record struct FreshnessChanges(int Stale, int Expired)
{
    /// <summary>Both together.</summary>
    public static FreshnessChanges operator +(FreshnessChanges left, FreshnessChanges right) => left.Plus(right);

    /// <summary>Both together.</summary>
    public FreshnessChanges Plus(FreshnessChanges other) => new(Stale + other.Stale, Expired + other.Expired);
}
