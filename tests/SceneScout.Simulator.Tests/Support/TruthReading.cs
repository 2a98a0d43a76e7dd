using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Tests.Support;

/// <summary>Questions to the truth.</summary>
public static class TruthReading
{
    /// <summary>Ids (Meetup: tokens) of a source's listings of what starts at or after the world's present, half an hour of shift aside.</summary>
    public static SortedSet<string> Listed(this World world, string source, Func<TruthEvent, TruthListing, bool>? where = null) =>
        new(
            world.Truth.SelectMany(e => e.Listings.Where(listing => listing.Source == source && (where?.Invoke(e, listing) ?? true)))
                .Select(listing => listing.Token ?? listing.Id),
            StringComparer.Ordinal);

    public static TruthListing Any(this World world, string source) =>
        world.Truth.SelectMany(e => e.Listings).First(listing => listing.Source == source && listing.Dated);
}
