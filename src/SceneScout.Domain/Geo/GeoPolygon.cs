using System.Collections.Immutable;
using System.Globalization;

namespace SceneScout.Domain.Geo;

/// <summary>A simple polygon on the map of latitudes and longitudes: its edges are straight there. It does not cross the antimeridian.</summary>
public sealed record GeoPolygon
{
    /// <summary>The fewest corners.</summary>
    public const int Least = 3;

    /// <summary>The most corners.</summary>
    public const int Most = 100;

    private GeoPolygon(ImmutableArray<GeoPoint> corners) => Corners = corners;

    /// <summary>Its corners, each once.</summary>
    public ImmutableArray<GeoPoint> Corners { get; }

    /// <summary>The smallest rectangle around it.</summary>
    public GeoBox Bounds => new(Corners.Min(c => c.Latitude), Corners.Min(c => c.Longitude), Corners.Max(c => c.Latitude), Corners.Max(c => c.Longitude));

    /// <summary>Makes one; null with fewer or more corners than are accepted, an area of none, or edges that cross or touch each other: what lies inside of such a one is told differently by everybody. A corner may be given several times in a row, and the first one again as the last.</summary>
    public static GeoPolygon? Of(IEnumerable<GeoPoint> corners)
    {
        var given = corners.ToArray();
        var ring = given.Where((corner, at) => at == 0 || corner != given[at - 1]).ToImmutableArray();
        if (ring.Length > 1 && ring[0] == ring[^1])
            ring = ring.RemoveAt(ring.Length - 1);
        return ring.Length is >= Least and <= Most && Area(ring) != 0 && !CrossesItself(ring) ? new GeoPolygon(ring) : null;
    }

    /// <summary>Reads latitude,longitude pairs with semicolons between; null for anything else.</summary>
    public static GeoPolygon? Parse(string text)
    {
        var corners = new List<GeoPoint>();
        foreach (var pair in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split(',') is not [var latitude, var longitude]
                || !double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var y) || !GeoPoint.IsLatitude(y)
                || !double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) || !GeoPoint.IsLongitude(x)
                || corners.Count > Most)
                return null;
            corners.Add(new GeoPoint(y, x));
        }

        return Of(corners);
    }

    /// <summary>True for a point inside; what lies on an edge may count or not.</summary>
    public bool Contains(GeoPoint point)
    {
        var inside = false;
        for (var (i, before) = (0, Corners.Length - 1); i < Corners.Length; before = i++)
        {
            var (a, b) = (Corners[i], Corners[before]);
            if (a.Latitude > point.Latitude != b.Latitude > point.Latitude
                && point.Longitude < ((b.Longitude - a.Longitude) * (point.Latitude - a.Latitude) / (b.Latitude - a.Latitude)) + a.Longitude)
                inside = !inside;
        }

        return inside;
    }

    /// <summary>What <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Join(';', Corners.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Latitude:R},{c.Longitude:R}")));

    /// <inheritdoc />
    public bool Equals(GeoPolygon? other) => other is not null && Corners.AsSpan().SequenceEqual(other.Corners.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => Corners.Aggregate(0, HashCode.Combine);

    private static double Area(ImmutableArray<GeoPoint> ring)
    {
        var twice = 0.0;
        for (var (i, before) = (0, ring.Length - 1); i < ring.Length; before = i++)
            twice += (ring[before].Longitude * ring[i].Latitude) - (ring[i].Longitude * ring[before].Latitude);
        return twice;
    }

    private static bool CrossesItself(ImmutableArray<GeoPoint> ring)
    {
        // Neighbours share a corner.
        for (var one = 0; one < ring.Length; one++)
            for (var other = one + 2; other < ring.Length; other++)
                if ((one > 0 || other < ring.Length - 1) && Meet(ring[one], ring[one + 1], ring[other], ring[(other + 1) % ring.Length]))
                    return true;
        return false;
    }

    private static bool Meet(GeoPoint a, GeoPoint b, GeoPoint c, GeoPoint d)
    {
        var (atC, atD, atA, atB) = (Side(a, b, c), Side(a, b, d), Side(c, d, a), Side(c, d, b));
        return (atC * atD < 0 && atA * atB < 0)
            || (atC == 0 && IsBetween(a, b, c)) || (atD == 0 && IsBetween(a, b, d)) || (atA == 0 && IsBetween(c, d, a)) || (atB == 0 && IsBetween(c, d, b));
    }

    private static int Side(GeoPoint from, GeoPoint to, GeoPoint point) => Math.Sign(
        ((to.Longitude - from.Longitude) * (point.Latitude - from.Latitude)) - ((to.Latitude - from.Latitude) * (point.Longitude - from.Longitude)));

    // For a point on the line through both.
    private static bool IsBetween(GeoPoint from, GeoPoint to, GeoPoint point) =>
        point.Longitude >= Math.Min(from.Longitude, to.Longitude) && point.Longitude <= Math.Max(from.Longitude, to.Longitude)
        && point.Latitude >= Math.Min(from.Latitude, to.Latitude) && point.Latitude <= Math.Max(from.Latitude, to.Latitude);
}
