using System.Collections.Concurrent;
using System.Globalization;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Text;
using SceneScout.Geocoding;

namespace SceneScout.Domain.Matching;

/// <summary>
/// Cuts the world into metros: the largest towns of 15,000 people and more, no two of them within 60 km, each with the towns that lie nearest to it; a town far from all of them is one of its own. A place goes to the metro of its town, so borders run between towns, and a listing that names
/// a town alone comes to those with coordinates in it. Which metros there are follows from the bundled places alone.
/// </summary>
public sealed class MetroMap
{
    /// <summary>No two seeds are closer: metres.</summary>
    public const double SpacingMetres = 60_000;

    private const int LeastPeople = 15_000;
    private const double EarthRadiusMetres = 6_371_008.8;
    private const int CellLength = 4;

    private static readonly Lazy<MetroMap> Lazily = new(() => new MetroMap(GeoAtlas.Bundled));
    private readonly GeoAtlas _atlas;

    // By the cube of space that they lie in: what is within the spacing is in the same cube or one beside it.
    private readonly Dictionary<(int I, int J, int K), List<Seed>> _seeds = [];

    // Of the places that were asked for, by number: no more than there are places.
    private readonly ConcurrentDictionary<int, string> _names = [];

    private MetroMap(GeoAtlas atlas)
    {
        _atlas = atlas;
        foreach (var (town, _, point) in atlas.Places.Where(place => place.Population >= LeastPeople && !place.IsDistrict)
            .Select(place => (Town: place, place.Population, Point: new GeoPoint(place.Latitude, place.Longitude)))
            .OrderByDescending(town => town.Population).ThenBy(town => town.Point.Latitude).ThenBy(town => town.Point.Longitude))
        {
            if (Nearest(point) is not null)
                continue;
            var cube = Cube(point);
            if (!_seeds.TryGetValue(cube, out var seeds))
                _seeds[cube] = seeds = [];
            seeds.Add(new Seed(point, NameOf(town, point)));
        }
    }

    /// <summary>The bundled places' metros; reckoned at first use.</summary>
    public static MetroMap Bundled => Lazily.Value;

    /// <summary>How many large ones there are.</summary>
    public int Count => _seeds.Values.Sum(seeds => seeds.Count);

    /// <summary>The metro of a venue: <c>gb.london.gcpv</c>. Null when nothing in it says where it is, or nobody lives near.</summary>
    /// <param name="venue">The venue; coordinates go before names.</param>
    public string? Of(Venue venue) => TownOf(venue) is { } town ? MetroAt(town) : null;

    /// <summary>The point of a venue: its own, or the centre of the town that it names; null when nothing says where it is.</summary>
    public GeoPoint? PointOf(Venue venue) => venue.Location ?? (TownOf(venue) is { } town ? new GeoPoint(town.Latitude, town.Longitude) : null);

    /// <summary>What a point's block is called after: its metro, or the cell where nobody lives near.</summary>
    public string PlaceOf(GeoPoint point) => _atlas.CityAt(point.Latitude, point.Longitude) is { } town ? MetroAt(town) : Geohash.Encode(point, BlockKey.CellLength);

    private KnownPlace? TownOf(Venue venue) => venue.Location is { } point ? _atlas.CityAt(point.Latitude, point.Longitude)
        : _atlas.Find(Query(venue)) is { Precision: > GeoPrecision.Region } found ? found.City
        : null;

    private string MetroAt(KnownPlace town) => _names.GetOrAdd(town.Number, static (_, of) => of.Map.MetroOf(of.Town), (Map: this, Town: town));

    private string MetroOf(KnownPlace town)
    {
        var at = new GeoPoint(town.Latitude, town.Longitude);
        return Nearest(at)?.Name ?? NameOf(town, at);
    }

    private static PlaceQuery Query(Venue venue) => new()
    {
        Address = venue.Address,
        City = venue.City,
        Region = venue.Region,
        Country = venue.CountryCode,
        PostalCode = venue.PostalCode,
    };

    private Seed? Nearest(GeoPoint point)
    {
        var (i, j, k) = Cube(point);
        Seed? nearest = null;
        var least = SpacingMetres;
        for (var x = i - 1; x <= i + 1; x++)
            for (var y = j - 1; y <= j + 1; y++)
                for (var z = k - 1; z <= k + 1; z++)
                    if (_seeds.TryGetValue((x, y, z), out var seeds))
                        foreach (var seed in seeds)
                            if (point.DistanceTo(seed.Point) is var metres && metres < least)
                                (nearest, least) = (seed, metres);
        return nearest;
    }

    private static (int I, int J, int K) Cube(GeoPoint point)
    {
        const double Scale = EarthRadiusMetres / SpacingMetres;
        var (sinLat, cosLat) = Math.SinCos(double.DegreesToRadians(point.Latitude));
        var (sinLon, cosLon) = Math.SinCos(double.DegreesToRadians(point.Longitude));
        return ((int)Math.Floor(cosLat * cosLon * Scale), (int)Math.Floor(cosLat * sinLon * Scale), (int)Math.Floor(sinLat * Scale));
    }

    // Towns of one name in a country are told apart by where they lie.
    private static string NameOf(KnownPlace town, GeoPoint point) => string.Create(
        CultureInfo.InvariantCulture,
        $"{BlockKey.Slug(town.CountryCode.ToLowerInvariant())}.{BlockKey.Slug(TextNormaliser.Key(town.Name))}.{Geohash.Encode(point, CellLength)}");

    private sealed record Seed(GeoPoint Point, string Name);
}
