namespace SceneScout.Domain.Geo;

/// <summary>A rectangle of latitudes and longitudes, in degrees. One whose western edge is the larger number crosses the antimeridian.</summary>
/// <param name="South">Lowest latitude.</param>
/// <param name="West">Western edge.</param>
/// <param name="North">Highest latitude.</param>
/// <param name="East">Eastern edge.</param>
public readonly record struct GeoBox(double South, double West, double North, double East)
{
    private const double LargestCovered = 30;
    private const double Margin = 1.01;

    /// <summary>The middle.</summary>
    public GeoPoint Centre => new((South + North) / 2, Wrap((West + EastOfWest) / 2));

    /// <summary>Degrees from west to east, 0 to 360.</summary>
    public double Width => EastOfWest - West;

    private double EastOfWest => West <= East ? East : East + 360;

    /// <summary>True when the point lies inside or on an edge.</summary>
    public bool Contains(GeoPoint point) =>
        point.Latitude >= South && point.Latitude <= North && (West <= East ? point.Longitude >= West && point.Longitude <= East : point.Longitude >= West || point.Longitude <= East);

    /// <summary>A circle that holds it; null when it is so large that a circle would be of no use.</summary>
    public GeoCircle? Cover()
    {
        if (North - South > LargestCovered || Width > LargestCovered)
            return null;
        var centre = Centre;
        // A corner is farthest: the edges along the parallels bulge towards the pole by less than the margin.
        var farthest = Math.Max(
            Math.Max(centre.DistanceTo(new GeoPoint(South, West)), centre.DistanceTo(new GeoPoint(South, East))),
            Math.Max(centre.DistanceTo(new GeoPoint(North, West)), centre.DistanceTo(new GeoPoint(North, East))));
        return new GeoCircle(centre, (farthest * Margin) + 1);
    }

    /// <summary>Brings a longitude that went over the antimeridian back to -180 to 180.</summary>
    public static double Wrap(double longitude) =>
        longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
}
