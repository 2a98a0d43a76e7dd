using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Matching.Borders;

/// <summary>A cube of space that a piece of the earth's surface lies in. Whatever line of metros, cells, degrees or days runs between two places: what is closer than an edge lies in one tile or in two that touch.</summary>
/// <param name="I">Its place along the axis through the equator at the meridian of Greenwich.</param>
/// <param name="J">Along that through the equator 90 degrees east.</param>
/// <param name="K">Along that through the pole.</param>
public readonly record struct BorderTile(int I, int J, int K)
{
    /// <summary>Length of the edges: metres.</summary>
    public const double EdgeMetres = 3_000;

    private const double Radius = GeoPoint.EarthRadiusMetres / EdgeMetres;

    // From a cube's centre to its corners, in edges.
    private const double HalfDiagonal = 0.8661;

    /// <summary>The tile of a point.</summary>
    public static BorderTile Of(GeoPoint point)
    {
        var (sinLat, cosLat) = Math.SinCos(double.DegreesToRadians(point.Latitude));
        var (sinLon, cosLon) = Math.SinCos(double.DegreesToRadians(point.Longitude));
        return new BorderTile((int)Math.Floor(cosLat * cosLon * Radius), (int)Math.Floor(cosLat * sinLon * Radius), (int)Math.Floor(sinLat * Radius));
    }

    /// <summary>The tiles that the surface runs through, no further than some tiles from this one, itself among them.</summary>
    /// <param name="reach">How many tiles to each side: 0 or more.</param>
    public IEnumerable<BorderTile> Around(int reach)
    {
        for (var i = I - reach; i <= I + reach; i++)
            for (var j = J - reach; j <= J + reach; j++)
                for (var k = K - reach; k <= K + reach; k++)
                    if (new BorderTile(i, j, k) is var tile && Math.Abs(tile.Height - Radius) <= HalfDiagonal)
                        yield return tile;
    }

    /// <summary>Points of the surface in a grid around the tile, its own among them.</summary>
    /// <param name="metres">How far the grid goes to each side.</param>
    /// <param name="steps">How many points to each side of the middle.</param>
    public IEnumerable<GeoPoint> Grid(double metres, int steps)
    {
        (double X, double Y, double Z) up = ((I + 0.5) / Height, (J + 0.5) / Height, (K + 0.5) / Height);
        // Any two directions at right angles do: at the poles none is north.
        var east = Unit(Math.Abs(up.Z) < 0.9 ? (-up.Y, up.X, 0) : (0, -up.Z, up.Y));
        (double X, double Y, double Z) north = ((up.Y * east.Z) - (up.Z * east.Y), (up.Z * east.X) - (up.X * east.Z), (up.X * east.Y) - (up.Y * east.X));
        var step = metres / steps / GeoPoint.EarthRadiusMetres;
        for (var x = -steps; x <= steps; x++)
            for (var y = -steps; y <= steps; y++)
                yield return Point(Unit((
                    up.X + (step * ((x * east.X) + (y * north.X))),
                    up.Y + (step * ((x * east.Y) + (y * north.Y))),
                    up.Z + (step * ((x * east.Z) + (y * north.Z))))));
    }

    private double Height => Math.Sqrt(((I + 0.5) * (I + 0.5)) + ((J + 0.5) * (J + 0.5)) + ((K + 0.5) * (K + 0.5)));

    private static (double X, double Y, double Z) Unit((double X, double Y, double Z) v)
    {
        var length = Math.Sqrt((v.X * v.X) + (v.Y * v.Y) + (v.Z * v.Z));
        return (v.X / length, v.Y / length, v.Z / length);
    }

    private static GeoPoint Point((double X, double Y, double Z) v) =>
        new(double.RadiansToDegrees(Math.Asin(Math.Clamp(v.Z, -1, 1))), double.RadiansToDegrees(Math.Atan2(v.Y, v.X)));
}
