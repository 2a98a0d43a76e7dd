using SceneScout.Matching.Features;
using SceneScout.Matching.Places;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Clusters;

/// <summary>
/// Names that stand for several places among the venues at hand: branches of a chain, namesakes. Of such a name a few hundred metres say more than of one that is there once.
/// The outcome does not depend on the order in which records come, nor on how often one comes.
/// </summary>
public sealed class Namesakes
{
    /// <summary>Log-odds that a pair loses for each doubling of the places of its name.</summary>
    public const double ADoubling = 0.5;

    // As far as two services put one place; what is further apart is another.
    private const double ApartMetres = 150;

    // Within it, a pair is one place whatever the chain.
    private const double AtPlaceMetres = 80;

    // More tell no more.
    private const int MostPlaces = 4;

    // From here on an address says "the same house".
    private const float SameHouse = 4;

    private readonly Dictionary<(string Source, ulong Name), Dictionary<(double, double), PreparedSide>> _places = [];
    private readonly Dictionary<(string Source, ulong Name), int> _counts = [];

    /// <summary>Takes a record in; what is no venue, or says not where it is, is left out.</summary>
    /// <param name="side">The record.</param>
    /// <param name="source">Who lists it: what two sources list a little apart is not two places.</param>
    public void Add(PreparedSide side, string source)
    {
        if (side.Kind != SideKind.Venue || side.Title is not { } name || side.Location is not { } point)
            return;
        if (!_places.TryGetValue((source, name.Hash), out var places))
            _places[(source, name.Hash)] = places = [];
        if (places.TryAdd((point.Latitude, point.Longitude), side))
            _counts.Remove((source, name.Hash));
    }

    /// <summary>Log-odds that a pair of two sources loses: 0 where its names stand for one place, or the two are at one.</summary>
    /// <param name="a">One side.</param>
    /// <param name="sourceA">Who lists it.</param>
    /// <param name="b">The other.</param>
    /// <param name="sourceB">Who lists that.</param>
    public double LogOdds(PreparedSide a, string sourceA, PreparedSide b, string sourceB)
    {
        if (a.Kind != SideKind.Venue || b.Kind != SideKind.Venue || a.Location is null || b.Location is null || VenueFeatures.Metres(a, b) <= AtPlaceMetres || IsTold(a, b))
            return 0;
        var places = 1;
        foreach (var source in new[] { sourceA, sourceB })
            foreach (var name in new[] { a.Title, b.Title })
                if (name is not null)
                    places = Math.Max(places, Count((source, name.Hash)));
        return ADoubling * Math.Log2(places);
    }

    // A phone or a house in common tells which of them is meant.
    private static bool IsTold(PreparedSide a, PreparedSide b) =>
        PhoneNumbers.Likeness(a.Phones, b.Phones) >= 1 || (a.Address is { } here && b.Address is { } there && AddressComparison.Compare(here, there) >= SameHouse);

    private int Count((string Source, ulong Name) key)
    {
        if (_counts.TryGetValue(key, out var count))
            return count;
        if (!_places.TryGetValue(key, out var all))
            return 0;
        var places = new List<PreparedSide>();
        foreach (var (_, side) in all.OrderBy(one => one.Key))
        {
            if (places.TrueForAll(place => VenueFeatures.Metres(place, side) > ApartMetres))
                places.Add(side);
            if (places.Count == MostPlaces)
                break;
        }

        return _counts[key] = places.Count;
    }
}
