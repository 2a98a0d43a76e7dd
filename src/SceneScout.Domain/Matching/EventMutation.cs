using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>How a listing relates to what was known.</summary>
public enum MatchKind
{
    /// <summary>A new event.</summary>
    New = 0,

    /// <summary>The listing was known; its content changed.</summary>
    Update = 1,

    /// <summary>Another listing of a known event.</summary>
    Duplicate = 2,

    /// <summary>The listing was known and is the same.</summary>
    Unchanged = 3,
}

/// <summary>A listing on its way into a block.</summary>
/// <param name="Listing">The normalised listing.</param>
/// <param name="ContentHash">Hash of the raw listing, lower-case hex.</param>
/// <param name="RawId">Row of <c>raw_events</c> that it comes from.</param>
public sealed record IncomingListing(Listing Listing, string ContentHash, Guid RawId)
{
    /// <summary>Which content of the row it is: of two, the greater was read later. Null when it is not known.</summary>
    public long? Revision { get; init; }
}

/// <summary>What the block says about one listing.</summary>
/// <param name="Key">The listing.</param>
/// <param name="EventId">The event that it belongs to.</param>
/// <param name="Kind">New, update, duplicate or unchanged.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reasons">Why, for people: <c>same listing</c>, <c>links to eventbrite:123</c>, ...</param>
public sealed record MatchAnswer(ListingKey Key, Guid EventId, MatchKind Kind, double Confidence, ImmutableArray<string> Reasons);

/// <summary>One write of a block: an event at its next version with all its members, and the events that it swallowed.</summary>
/// <param name="Event">The event after the change. Its version is <paramref name="ExpectedVersion"/> + 1.</param>
/// <param name="ExpectedVersion">The stored version that it replaces; 0 when it must not be there yet.</param>
/// <param name="ChangedMembers">The members that are new, changed, or moved in from another event.</param>
/// <param name="Retired">Events merged into this one, with the version that each must have.</param>
public sealed record EventMutation(
    CanonicalEvent Event,
    long ExpectedVersion,
    ImmutableArray<EventMember> ChangedMembers,
    ImmutableArray<RetiredEvent> Retired)
{
    /// <summary>Events that stay, or go elsewhere, and from which some of <see cref="ChangedMembers"/> come, with the version that each must have.</summary>
    public ImmutableArray<RetiredEvent> Donors { get; init; } = [];

    /// <summary>Pairs of a listing of the event and one of another that a person should look at.</summary>
    public ImmutableArray<DoubtfulPair> Doubts { get; init; } = [];

    /// <summary>Listings of the event that come from another block: what people said of them comes with them.</summary>
    public ImmutableArray<ListingKey> Guests { get; init; } = [];

    /// <summary>W3C traceparent of what caused it; null when nobody traces.</summary>
    public string? TraceParent { get; init; }

    /// <summary>What processing knows of the event at this version without asking anybody; null when it is processed later.</summary>
    public Enrichment? Enrichment { get; init; }
}

/// <summary>An event that goes, since it was found to be another one, or that gives listings away.</summary>
/// <param name="Id">The event.</param>
/// <param name="ExpectedVersion">The stored version that it must have.</param>
public sealed record RetiredEvent(Guid Id, long ExpectedVersion);

/// <summary>An event with its members, as loaded from the store to rebuild a block.</summary>
/// <param name="Event">The event.</param>
/// <param name="Members">Every listing behind it.</param>
public sealed record StoredEvent(EventHead Event, ImmutableArray<EventMember> Members)
{
    /// <summary>An event as it was merged.</summary>
    public static StoredEvent Of(CanonicalEvent merged, ImmutableArray<EventMember> members) => new(new EventHead(merged.Id, merged.Version, merged.Listings), members);
}

/// <summary>What a block keeps of an event beside its members. Its content follows from them.</summary>
/// <param name="Id">The event.</param>
/// <param name="Version">Its version in the store.</param>
/// <param name="Listings">The listings that it was merged from, sorted.</param>
public readonly record struct EventHead(Guid Id, long Version, ImmutableArray<ListingKey> Listings);
