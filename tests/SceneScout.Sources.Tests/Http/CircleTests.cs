using CsCheck;
using SceneScout.Domain.Geo;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Tests.Http;

public sealed class CircleTests
{
    private static readonly Gen<(double Lat, double Lon, double Radius, double Angle, double Share)> Points =
        Gen.Select(Gen.Double[-65, 65], Gen.Double[-180, 180], Gen.Double[1_000, 200_000], Gen.Double[0, 2 * Math.PI], Gen.Double[0, 1]);

    [Fact]
    public void Quarters_cover_the_circle() => Points.Sample(at => Covered(Around(at), Around(at).Quarters(), at), iter: 5_000);

    [Fact]
    public void Smaller_circles_cover_the_circle() => Points.Sample(at => Covered(Around(at), Around(at).Cover(40_000), at), iter: 5_000);

    private static Circle Around((double Lat, double Lon, double Radius, double Angle, double Share) at) => Circle.Of(new GeoPoint(at.Lat, at.Lon), at.Radius);

    // A point of the circle lies in one of the tiles.
    private static void Covered(Circle circle, IReadOnlyList<Circle> tiles, (double Lat, double Lon, double Radius, double Angle, double Share) at)
    {
        var distance = circle.Radius * at.Share;
        var latitude = circle.Latitude + (distance * Math.Sin(at.Angle) / 111_195);
        var longitude = circle.Longitude + (distance * Math.Cos(at.Angle) / (111_195 * Math.Cos(circle.Latitude * Math.PI / 180)));
        var point = new GeoPoint(latitude, longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude);
        var centre = new GeoPoint(circle.Latitude, circle.Longitude);
        if (point.DistanceTo(centre) <= circle.Radius)
            Assert.Contains(tiles, tile => point.DistanceTo(new GeoPoint(tile.Latitude, tile.Longitude)) <= tile.Radius);
    }
}
