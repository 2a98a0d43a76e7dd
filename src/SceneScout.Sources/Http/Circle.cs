using SceneScout.Domain.Geo;

namespace SceneScout.Sources.Http;

/// <summary>A circle on the map that can be covered by smaller ones. Circles overlap: listings found twice are one by their id.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Radius">Metres.</param>
internal readonly record struct Circle(double Latitude, double Longitude, double Radius)
{
    /// <summary>The circle around a point; coordinates to the metre, so that cursors stay short.</summary>
    public static Circle Of(GeoPoint centre, double radius) => new(Math.Round(centre.Latitude, 5), Math.Round(centre.Longitude, 5), radius);

    /// <summary>Four circles that cover it.</summary>
    public IReadOnlyList<Circle> Quarters() => [.. CircleCover.Quarters(Shape).Select(Of)];

    /// <summary>Circles no larger than <paramref name="largest"/> metres that cover it; itself when it is small enough.</summary>
    public IReadOnlyList<Circle> Cover(double largest) => Radius <= largest ? [this] : [.. CircleCover.Of(Shape, largest).Select(Of)];

    private GeoCircle Shape => new(new GeoPoint(Latitude, Longitude), Radius);

    private static Circle Of(GeoCircle circle) => Of(circle.Centre, circle.RadiusMetres);
}
