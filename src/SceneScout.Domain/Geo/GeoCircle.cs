namespace SceneScout.Domain.Geo;

/// <summary>All points within a distance of a centre.</summary>
/// <param name="Centre">The centre.</param>
/// <param name="RadiusMetres">Great-circle distance, metres, 0 or more.</param>
public readonly record struct GeoCircle(GeoPoint Centre, double RadiusMetres)
{
    /// <summary>True for a point inside or on the edge.</summary>
    public bool Contains(GeoPoint point) => Centre.DistanceTo(point) <= RadiusMetres;
}
