using SceneScout.Domain.Events;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

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
