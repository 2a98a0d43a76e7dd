using SceneScout.Domain.Geo;
using SceneScout.Geocoding;

namespace SceneScout.Matching.Places;

/// <summary>Towns of the bundled geography that are large enough to be meant by a name alone.</summary>
internal static class Towns
{
    private const int LeastPeople = 5000;

    /// <summary>All of them, in no order.</summary>
    public static IEnumerable<KnownPlace> All => GeoAtlas.Bundled.Places.Where(place => !place.IsDistrict && place.Population >= LeastPeople);

    /// <summary>Those of a name, the largest first.</summary>
    public static IReadOnlyList<KnownPlace> Named(string name) =>
        [.. GeoAtlas.Bundled.Named(name).Where(place => place.Population >= LeastPeople).OrderByDescending(place => place.Population).ThenBy(place => place.Number)];

    /// <summary>Where a town is.</summary>
    public static GeoPoint Point(this KnownPlace place) => new(place.Latitude, place.Longitude);

    /// <summary>The time zone of a point.</summary>
    public static string ZoneAt(GeoPoint point) => GeoAtlas.Bundled.Zones.At(point.Latitude, point.Longitude);
}
