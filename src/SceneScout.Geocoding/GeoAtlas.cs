using SceneScout.Geocoding.Names;
using SceneScout.Geocoding.Places;
using SceneScout.Geocoding.Zones;

namespace SceneScout.Geocoding;

/// <summary>
/// The world's places of 500 people and more, their districts, regions, countries and postal codes, from data that ships with the product. Immutable; loaded at first use, time zones and places apart.
/// What it holds, from where, and how right it is: docs/geocoding.md.
/// </summary>
public sealed class GeoAtlas
{
    /// <summary>From here on a point has no city: metres.</summary>
    public const double CityReachMetres = 50_000;

    private readonly Lazy<ZoneMap> _zones = new(() => ZoneMap.Bundled);
    private readonly Lazy<Loaded> _loaded = new(() => new(PlaceData.Read()));

    private GeoAtlas()
    {
    }

    /// <summary>The bundled data; having it costs nothing, using it loads it.</summary>
    public static GeoAtlas Bundled { get; } = new();

    /// <summary>Time zones.</summary>
    public ZoneMap Zones => _zones.Value;

    /// <summary>Bytes that all of it keeps in memory, without names that were asked for.</summary>
    public long Bytes => Data.Bytes + (Data.Names.Count * 4L) + Zones.Bytes;

    /// <summary>All places, in no order.</summary>
    public IEnumerable<KnownPlace> Places => Enumerable.Range(0, Data.Names.Count).Select(number => new KnownPlace(Data, number));

    private PlaceData Data => _loaded.Value.Data;

    /// <summary>The point of what a feed says; null when nothing in it names a place.</summary>
    public GeoMatch? Find(in PlaceQuery query) => _loaded.Value.Forward.Find(query);

    /// <summary>The city of a point; null when none is near.</summary>
    /// <param name="latitude">Degrees north, -90 to 90.</param>
    /// <param name="longitude">Degrees east, -180 to 180.</param>
    /// <param name="maxMetres">How far its centre may be, or that of a part of it: above 0, at most 500,000.</param>
    public KnownPlace? CityAt(double latitude, double longitude, double maxMetres = CityReachMetres) =>
        _loaded.Value.Reverse.Find(latitude, longitude, maxMetres) is var place and >= 0
            ? new KnownPlace(Data, Data.Parents[place] is var parent and >= 0 ? parent : place)
            : null;

    /// <summary>The nearest place of a point, which may be a part of a city; null when none is near.</summary>
    /// <param name="latitude">Degrees north, -90 to 90.</param>
    /// <param name="longitude">Degrees east, -180 to 180.</param>
    /// <param name="maxMetres">How far its centre may be: above 0, at most 500,000.</param>
    public KnownPlace? PlaceAt(double latitude, double longitude, double maxMetres = CityReachMetres) =>
        _loaded.Value.Reverse.Find(latitude, longitude, maxMetres) is var place and >= 0 ? new KnownPlace(Data, place) : null;

    /// <summary>The country of a point, ISO 3166-1 alpha-2; null at sea and where nobody lives.</summary>
    /// <param name="latitude">Degrees north, -90 to 90.</param>
    /// <param name="longitude">Degrees east, -180 to 180.</param>
    public string? CountryAt(double latitude, double longitude) => _loaded.Value.Reverse.CountryAt(latitude, longitude);

    /// <summary>All towns of a name, other names included, without parts of cities; in no order.</summary>
    /// <param name="name">As people write it.</param>
    public IReadOnlyList<KnownPlace> Named(string name) => Named(name, withParts: false);

    /// <summary>All towns of a name, other names included, and where it is asked for, the parts of cities; in no order.</summary>
    /// <param name="name">As people write it.</param>
    /// <param name="withParts">Whether parts of cities are meant, too.</param>
    public IReadOnlyList<KnownPlace> Named(string name, bool withParts)
    {
        Span<byte> key = stackalloc byte[PlaceKey.MaxLength];
        var places = new List<KnownPlace>();
        foreach (var target in Data.Keys.Find(key[..PlaceKey.Fold(name, key)]))
            if (target.Kind is KeyTargetKind.Place or KeyTargetKind.AkinPlace or KeyTargetKind.MeantPlace && new KnownPlace(Data, target.Index) is var place && (withParts || !place.IsDistrict) && !places.Contains(place))
                places.Add(place);
        return places;
    }

    /// <summary>The country that a text names, by code or in one of seventy languages: ISO 3166-1 alpha-2; null for none.</summary>
    public string? CountryCode(string? text) => _loaded.Value.Forward.CountryOf(text) is var country and >= 0 ? Data.Countries[country] : null;

    private sealed class Loaded
    {
        public Loaded(PlaceData data)
        {
            Data = data;
            Reverse = new(data, ZoneMap.Bundled);
            Forward = new(data);
        }

        public PlaceData Data { get; }

        public ReverseIndex Reverse { get; }

        public ForwardIndex Forward { get; }
    }
}
