using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Contracts;

/// <summary>What online geocoders answered, and the events that they placed.</summary>
public interface IGeocodeStore
{
    /// <summary>Events that are processed at their newest version, with what was found out about them; redirected ids are followed, all others left out.</summary>
    Task<ImmutableArray<GeocodeSubject>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>The places that geocoders found and events stand with, by event; those that stand with none, and those that are gone, are left out.</summary>
    Task<ImmutableDictionary<Guid, PlaceFinding>> StandingAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>What was answered to questions, by their key; those that were never asked are left out.</summary>
    Task<ImmutableDictionary<string, KeptGeocode>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation);

    /// <summary>Keeps answers; a later one takes the place of an earlier one.</summary>
    Task KeepAsync(IReadOnlyCollection<KeptGeocode> answers, CancellationToken cancellation);

    /// <summary>Ends a task of the geocoding stage, in one transaction: answers kept, the enrichments of placed events written where the event still has the version that was looked at, a change in the feed for each of these, log rows added (stage <c>geocoding</c>), the task completed.</summary>
    /// <returns>Null when the lease is lost (nothing was written), else what was.</returns>
    Task<GeocodeCommit?> CommitAsync(GeocodeBatch batch, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>An event that may be placed.</summary>
/// <param name="Event">The event.</param>
/// <param name="Enrichment">What processing found out, of this version.</param>
public sealed record GeocodeSubject(CanonicalEvent Event, Enrichment Enrichment);

/// <summary>What was answered to a question.</summary>
/// <param name="Key">The question's key.</param>
/// <param name="Question">The question, for people.</param>
/// <param name="Finding">The place; null for none.</param>
/// <param name="Fault">Why there is none; null when there is.</param>
/// <param name="AskedAt">When.</param>
/// <param name="AgainAt">From when on it may be asked again; null for not before it is forgotten.</param>
public sealed record KeptGeocode(string Key, string Question, PlaceFinding? Finding, string? Fault, DateTimeOffset AskedAt, DateTimeOffset? AgainAt)
{
    /// <summary>Whether the answer still counts.</summary>
    public bool IsFresh(DateTimeOffset now) => Finding is not null || AgainAt is not { } again || again > now;
}

/// <summary>What came of an event that was looked at.</summary>
/// <param name="EventId">The event.</param>
/// <param name="OfVersion">The version that was looked at.</param>
/// <param name="Enrichment">Its enrichment with the better place; null where there is none.</param>
/// <param name="Fault">Why there is none; null when there is.</param>
public sealed record PlacedEvent(Guid EventId, long OfVersion, Enrichment? Enrichment, string? Fault);

/// <summary>The end of a task of the geocoding stage.</summary>
/// <param name="Lease">The task's lease.</param>
/// <param name="Answers">What was asked and answered.</param>
/// <param name="Placed">Events that could do with a better place, and what came of them.</param>
public sealed record GeocodeBatch(TaskLease Lease, ImmutableArray<KeptGeocode> Answers, ImmutableArray<PlacedEvent> Placed);

/// <summary>What the end of a task of the geocoding stage wrote.</summary>
/// <param name="Changed">Events that have a better place now.</param>
/// <param name="ResultJson">The task's result: a JSON object.</param>
public sealed record GeocodeCommit(ImmutableArray<Guid> Changed, string ResultJson);
