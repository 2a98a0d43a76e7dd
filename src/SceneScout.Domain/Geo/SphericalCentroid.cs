namespace SceneScout.Domain.Geo;

/// <summary>The middle of points on the sphere; right across the antimeridian and at the poles, where a mean of degrees is not.</summary>
public static class SphericalCentroid
{
    /// <summary>The direction of the sum of the points' unit vectors.</summary>
    /// <param name="points">At least one point.</param>
    /// <returns>The middle; the first point when the points cancel each other out (opposite ends of the earth).</returns>
    /// <exception cref="ArgumentException">There is no point.</exception>
    public static GeoPoint Of(IEnumerable<GeoPoint> points)
    {
        double x = 0, y = 0, z = 0;
        GeoPoint? first = null;
        foreach (var point in points)
        {
            first ??= point;
            var (latitude, longitude) = (double.DegreesToRadians(point.Latitude), double.DegreesToRadians(point.Longitude));
            x += Math.Cos(latitude) * Math.Cos(longitude);
            y += Math.Cos(latitude) * Math.Sin(longitude);
            z += Math.Sin(latitude);
        }

        if (first is null)
            throw new ArgumentException("A centroid needs at least one point.", nameof(points));
        var across = Math.Sqrt((x * x) + (y * y));
        if (Math.Sqrt((across * across) + (z * z)) < 1e-9)
            return first.Value;
        return new GeoPoint(
            Math.Clamp(double.RadiansToDegrees(Math.Atan2(z, across)), -90, 90),
            Math.Clamp(double.RadiansToDegrees(Math.Atan2(y, x)), -180, 180));
    }
}
