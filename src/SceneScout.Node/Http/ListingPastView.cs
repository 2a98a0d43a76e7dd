using SceneScout.Domain.Events;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>What changed in the listings of an event.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Listings">Its listings.</param>
internal sealed record EventPastView(Guid EventId, IEnumerable<ListingPastView> Listings);

/// <summary>A submission that was withdrawn.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="EventId">The event that it stood behind.</param>
/// <param name="Withdrawn">True.</param>
internal sealed record WithdrawnView(string Listing, Guid? EventId, bool Withdrawn);

/// <summary>What changed in a listing.</summary>
/// <param name="Listing">The listing as <c>source:id</c>.</param>
/// <param name="FirstSeenAt">When it first stood behind an event.</param>
/// <param name="Changes">Its changes, the newest first.</param>
internal sealed record ListingPastView(string Listing, DateTimeOffset FirstSeenAt, IEnumerable<ListingChangeView> Changes)
{
    /// <summary>The view of what is stored.</summary>
    public static ListingPastView Of(ListingPast past) => new(past.Key.ToString(), past.FirstSeenAt, past.Changes.Select(change => new ListingChangeView(change.At, change.Fields)));
}

/// <summary>One change of a listing.</summary>
/// <param name="At">When.</param>
/// <param name="Fields">What became another one.</param>
internal sealed record ListingChangeView(DateTimeOffset At, IEnumerable<FieldChange> Fields);
