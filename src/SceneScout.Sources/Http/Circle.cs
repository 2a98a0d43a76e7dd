using SceneScout.Domain.Geo;

namespace SceneScout.Sources.Http;

/// <summary>A circle on the map that can be covered by smaller ones. Circles overlap: listings found twice are one by their id.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Radius">Metres.</param>
internal readonly record struct Circle(double Latitude, double Longitude, double Radius)
{
    private const double MetresPerDegree = 111_195;

    /// <summary>The circle around a point; coordinates to the metre, so that cursors stay short.</summary>
    public static Circle Of(GeoPoint centre, double radius) => new(Math.Round(centre.Latitude, 5), Math.Round(centre.Longitude, 5), radius);

    /// <summary>Four circles that cover it: those around the quarters of the square that holds it, with two per cent to spare for the round earth.</summary>
    public IReadOnlyList<Circle> Quarters()
    {
        var (half, radius) = (Radius / 2, Math.Ceiling(Radius * 0.7072 * 1.02));
        return [Shifted(-half, -half, radius), Shifted(half, -half, radius), Shifted(-half, half, radius), Shifted(half, half, radius)];
    }

    /// <summary>Circles no larger than <paramref name="largest"/> metres that cover it; itself when it is small enough.</summary>
    public IReadOnlyList<Circle> Cover(double largest)
    {
        if (Radius <= largest)
            return [this];
        // Squares inside circles of the largest radius, in rows; those that do not touch the circle are left out.
        var side = largest * Math.Sqrt(2) / 1.02;
        var rows = (int)Math.Ceiling(2 * Radius / side);
        var tiles = new List<Circle>();
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < rows; column++)
            {
                var (east, north) = ((column - ((rows - 1) / 2.0)) * side, (row - ((rows - 1) / 2.0)) * side);
                var (nearEast, nearNorth) = (Math.Max(0, Math.Abs(east) - (side / 2)), Math.Max(0, Math.Abs(north) - (side / 2)));
                if (Math.Sqrt((nearEast * nearEast) + (nearNorth * nearNorth)) <= Radius)
                    tiles.Add(Shifted(east, north, largest));
            }

        return tiles;
    }

    private Circle Shifted(double east, double north, double radius)
    {
        var latitude = Math.Clamp(Latitude + (north / MetresPerDegree), -89.9, 89.9);
        var longitude = Longitude + (east / (MetresPerDegree * Math.Cos(latitude * Math.PI / 180)));
        longitude = longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
        return new Circle(Math.Round(latitude, 5), Math.Round(Math.Clamp(longitude, -180, 180), 5), radius);
    }
}
