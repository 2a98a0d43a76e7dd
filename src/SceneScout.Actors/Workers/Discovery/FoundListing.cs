using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Discovery;

/// <summary>A listing as discovery keeps it. Pure.</summary>
public static class FoundListing
{
    /// <summary>With the place and the time that it says, as its source's adapter reads it; without, where it says none or cannot be used.</summary>
    /// <param name="listing">The listing as it came.</param>
    /// <param name="adapter">Its source's adapter.</param>
    /// <param name="at">When the source answered with it; null for the instant in which it is kept.</param>
    public static DiscoveredListing Of(RawListing listing, ISourceAdapter adapter, DateTimeOffset? at) => Of(listing, Normalise(listing, adapter), at);

    /// <summary>Likewise, of a listing that was read.</summary>
    /// <param name="listing">The listing as it came.</param>
    /// <param name="read">What it was read as.</param>
    /// <param name="at">When the source answered with it; null for the instant in which it is kept.</param>
    public static DiscoveredListing Of(RawListing listing, NormaliseResult read, DateTimeOffset? at)
    {
        var known = (read as NormaliseResult.Ok)?.Listing;
        return new DiscoveredListing(listing.Key, listing.Json, listing.ContentHash, known?.Venue?.Location, known is null ? null : EventSpan.Of(known.Time)) { ObservedAt = at };
    }

    /// <summary>Reads a listing.</summary>
    public static NormaliseResult Normalise(RawListing listing, ISourceAdapter adapter)
    {
        using var json = JsonDocument.Parse(listing.Json);
        return adapter.Normalise(json.RootElement);
    }
}
