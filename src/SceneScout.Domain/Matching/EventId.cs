using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Matching;

/// <summary>Ids of canonical events: a pure function of what the event was born from, so that every run gives the same.</summary>
public static class EventId
{
    /// <summary>The id that a listing alone has as an event: of its block and fingerprint, or of its own key when it has no fingerprint.</summary>
    /// <param name="block">The block that the listing is in.</param>
    /// <param name="listing">The listing.</param>
    public static Guid Birth(string block, Listing listing) =>
        StableHash.Guid(MatchKeys.Fingerprint(listing) is { } fingerprint
            ? $"event|{block}|{fingerprint}"
            : $"listing|{listing.Key}");

    /// <summary>The form in which ids are compared: the smallest of merged events survives.</summary>
    public static string Text(Guid id) => id.ToString("D");

    /// <summary>The smaller of two ids.</summary>
    public static Guid Smaller(Guid left, Guid right) => string.CompareOrdinal(Text(left), Text(right)) <= 0 ? left : right;
}
