using System.Collections.Immutable;
using SceneScout.Domain.Freshness;

namespace SceneScout.Storage.Rules;

/// <summary>What an event's row says of its time.</summary>
/// <param name="Id">The event.</param>
/// <param name="Version">Its version.</param>
/// <param name="StartSort">See <see cref="EventRow.StartSort"/>.</param>
/// <param name="EndTime">When it ends; null when that is unknown.</param>
/// <param name="EndDate">Its last day by its own clock.</param>
/// <param name="Freshness">Whether its sources still list it.</param>
/// <param name="UpdatedAt">When that or anything else of it changed last.</param>
internal sealed record PastEvent(Guid Id, long Version, long StartSort, DateTimeOffset? EndTime, DateOnly? EndDate, FreshnessState Freshness, DateTimeOffset UpdatedAt)
{
    /// <summary>Whether nothing is expected of it since an instant: it was over, or its sources had taken it off, or its date was never known.</summary>
    public bool IsPast(DateTimeOffset before) =>
        StartSort == EventRow.UnknownStart || (Freshness == FreshnessState.Expired && UpdatedAt < before) || IsOver(before);

    // A local day ends at the latest half a day after the same day in UTC.
    private bool IsOver(DateTimeOffset before) =>
        Instants.Of(StartSort) < before
        && (EndTime is not { } end || end < before)
        && (EndDate is not { } day || new DateTimeOffset(day.AddDays(2).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) < before);
}

/// <summary>When a listing behind an event was seen last.</summary>
/// <param name="Id">The listing's row.</param>
/// <param name="EventId">The event.</param>
/// <param name="SeenAt">The instant.</param>
/// <param name="Waits">Whether it waits for ingestion, or somebody is at work on it.</param>
internal sealed record PastListing(Guid Id, Guid EventId, DateTimeOffset SeenAt, bool Waits);

/// <summary>Which events go, with their listings.</summary>
internal sealed record EventPruningPlan(ImmutableArray<PastEvent> Events, ImmutableArray<Guid> Listings)
{
    /// <summary>Decides. An event goes when nothing is expected of it and none of its listings was seen since: a source that still lists it would bring it back.</summary>
    public static EventPruningPlan Decide(IReadOnlyList<PastEvent> events, IReadOnlyList<PastListing> listings, DateTimeOffset before)
    {
        var byEvent = listings.ToLookup(listing => listing.EventId);
        var gone = events.Where(e => e.IsPast(before) && byEvent[e.Id].All(listing => !listing.Waits && listing.SeenAt < before)).OrderBy(e => e.Id).ToImmutableArray();
        return new(gone, [.. gone.SelectMany(e => byEvent[e.Id]).Select(listing => listing.Id).Order()]);
    }
}
