namespace SceneScout.Domain.Geo;

/// <summary>A rectangle of latitudes and longitudes, in degrees.</summary>
/// <param name="South">Lowest latitude.</param>
/// <param name="West">Western edge.</param>
/// <param name="North">Highest latitude.</param>
/// <param name="East">Eastern edge.</param>
public readonly record struct GeoBox(double South, double West, double North, double East)
{
    /// <summary>The middle.</summary>
    public GeoPoint Centre => new((South + North) / 2, (West + East) / 2);

    /// <summary>True when the point lies inside or on an edge.</summary>
    public bool Contains(GeoPoint point) =>
        point.Latitude >= South && point.Latitude <= North && point.Longitude >= West && point.Longitude <= East;

    /// <summary>Brings a longitude that went over the antimeridian back to -180 to 180.</summary>
    public static double Wrap(double longitude) =>
        longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
}
