using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Contracts;

/// <summary>A listing as the source sent it.</summary>
/// <param name="Key">Source and id.</param>
/// <param name="Json">The listing's JSON, with what it needs to be read alone (such as the venue that the answer held once for many).</param>
/// <param name="ContentHash">SHA-256 of the listing without what changes at each call (distance, tracking parameters, attendance counts), lower-case hex.</param>
public sealed record RawListing(ListingKey Key, string Json, string ContentHash);

/// <summary>A listing that cannot be used.</summary>
/// <param name="ExternalId">Its id, when it has one.</param>
/// <param name="Errors">What is wrong, at least one.</param>
public sealed record ListingFailure(string? ExternalId, ImmutableArray<FieldError> Errors);

/// <summary>What an answer holds.</summary>
public sealed record ParsedAnswer
{
    /// <summary>Listings of events, in the answer's order.</summary>
    public ImmutableArray<RawListing> Listings { get; init; } = [];

    /// <summary>Venues, when the answer is about venues.</summary>
    public ImmutableArray<VenueRecord> Venues { get; init; } = [];

    /// <summary>Entries without an id or that are no object.</summary>
    public ImmutableArray<ListingFailure> Failures { get; init; } = [];

    /// <summary>What the answer is when it holds no events: an error body, categories, ...; null otherwise.</summary>
    public string? Note { get; init; }
}
