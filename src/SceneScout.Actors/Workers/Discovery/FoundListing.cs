using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;
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
    public static DiscoveredListing Of(RawListing listing, ISourceAdapter adapter, DateTimeOffset? at)
    {
        var (place, span) = Read(listing, adapter);
        return new DiscoveredListing(listing.Key, listing.Json, listing.ContentHash, place, span) { ObservedAt = at };
    }

    private static (GeoPoint? Place, DateRange? Span) Read(RawListing listing, ISourceAdapter adapter)
    {
        using var json = JsonDocument.Parse(listing.Json);
        return adapter.Normalise(json.RootElement) is NormaliseResult.Ok { Listing: var read } ? (read.Venue?.Location, EventSpan.Of(read.Time)) : default;
    }
}
