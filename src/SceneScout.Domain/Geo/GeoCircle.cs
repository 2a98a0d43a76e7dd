namespace SceneScout.Domain.Geo;

/// <summary>All points within a distance of a centre.</summary>
/// <param name="Centre">The centre.</param>
/// <param name="RadiusMetres">Great-circle distance, metres, 0 or more.</param>
public readonly record struct GeoCircle(GeoPoint Centre, double RadiusMetres)
{
    // For what rounding loses; a thousandth of a millimetre at least.
    private const double Margin = 1.000001;

    /// <summary>True for a point inside or on the edge.</summary>
    public bool Contains(GeoPoint point) => Centre.DistanceTo(point) <= RadiusMetres;

    /// <summary>The smallest rectangle that holds it, up to rounding; null when it holds a pole.</summary>
    public GeoBox? Bounds()
    {
        var angle = ((RadiusMetres * Margin) + 1e-6) / GeoPoint.EarthRadiusMetres;
        var (south, north) = (Centre.Latitude - double.RadiansToDegrees(angle), Centre.Latitude + double.RadiansToDegrees(angle));
        if (!(south > -90 && north < 90))
            return null;
        // Its westernmost and easternmost points are a little nearer to the pole than its centre.
        var half = double.RadiansToDegrees(Math.Asin(Math.Min(1, Math.Sin(angle) / Math.Cos(double.DegreesToRadians(Centre.Latitude)))));
        return new GeoBox(south, GeoBox.Wrap(Centre.Longitude - half), north, GeoBox.Wrap(Centre.Longitude + half));
    }
}
