using System.Collections.Immutable;

namespace SceneScout.Domain.Geo;

/// <summary>
/// Covers a circle with smaller ones. The cover is laid out in the plane and carried to the sphere along great circles from the centre;
/// distances on a sphere are never longer than in that plane, so what is covered there is covered here: at the poles, across the antimeridian, at any size.
/// </summary>
public static class CircleCover
{
    // What tiles have to spare, so that their coordinates may be rounded to five decimals.
    private const double SlackMetres = 2;

    // Half the way around the earth reaches every point.
    private const double FarthestMetres = 20_015_115;
    private const int Steps = 12;
    private const int FewTiles = 20;

    /// <summary>Circles no larger than <paramref name="largestMetres"/> that cover a circle, few and no larger than needed; the circle itself when it is small enough.</summary>
    /// <param name="circle">What to cover.</param>
    /// <param name="largestMetres">Radius of a tile at most, 10 metres or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The largest radius is below 10 metres or no number.</exception>
    public static ImmutableArray<GeoCircle> Of(GeoCircle circle, double largestMetres)
    {
        if (!(largestMetres >= 10))
            throw new ArgumentOutOfRangeException(nameof(largestMetres), largestMetres, "A tile's radius is 10 metres or more.");
        if (circle.RadiusMetres <= largestMetres)
            return [circle];
        var radius = Math.Min(circle.RadiusMetres, FarthestMetres);
        var reach = largestMetres - SlackMetres;
        var best = TileLattice.Fewest(radius, reach);
        // As many tiles, but smaller: they overlap less, so fewer listings are read twice. Where there are many, little is to be gained.
        for (var (low, step) = (reach / 2, 0); step < Steps && best.Count <= FewTiles; step++)
        {
            var middle = (low + reach) / 2;
            if (TileLattice.Fewest(radius, middle) is var smaller && smaller.Count <= best.Count)
                (best, reach) = (smaller, middle);
            else
                low = middle;
        }

        return Placed(circle.Centre, best, Math.Min(largestMetres, Math.Ceiling(reach + SlackMetres)));
    }

    /// <summary>Four circles that cover a circle, each 0.71 times as large.</summary>
    public static ImmutableArray<GeoCircle> Quarters(GeoCircle circle)
    {
        var half = circle.RadiusMetres / 2;
        return Placed(circle.Centre, [(-half, -half), (half, -half), (-half, half), (half, half)], Math.Ceiling((circle.RadiusMetres / Math.Sqrt(2)) + SlackMetres));
    }

    private static ImmutableArray<GeoCircle> Placed(GeoPoint centre, IReadOnlyList<(double East, double North)> tiles, double radius) =>
    [
        .. tiles.Select(tile => new GeoCircle(
            centre.Towards(double.RadiansToDegrees(Math.Atan2(tile.East, tile.North)), Math.Sqrt((tile.East * tile.East) + (tile.North * tile.North))),
            radius)),
    ];
}
