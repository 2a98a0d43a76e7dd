using CsCheck;
using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Tests.Geo;

public sealed class GeoShapeProperties
{
    private static readonly Gen<GeoPoint> Points = Gen.Select(Gen.Int[-890, 890], Gen.Int[-1800, 1800], (latitude, longitude) => new GeoPoint(latitude / 10.0, longitude / 10.0));

    // Of any size that has a cover, across the antimeridian too.
    private static readonly Gen<GeoBox> Boxes = Gen.Select(Points, Gen.Double[0, 29], Gen.Double[0, 29], (corner, high, wide) =>
        new GeoBox(corner.Latitude, corner.Longitude, Math.Min(90, corner.Latitude + high), GeoBox.Wrap(corner.Longitude + wide)));

    [Fact]
    public void The_circle_around_a_rectangle_holds_all_of_it() => Gen.Select(Boxes, Gen.Double[0, 1], Gen.Double[0, 1]).Sample((box, up, along) =>
    {
        var point = new GeoPoint(Math.Min(box.North, box.South + (up * (box.North - box.South))), GeoBox.Wrap(box.West + (along * box.Width)));
        return box.Cover() is { } circle && circle.Contains(point);
    });

    [Fact]
    public void The_rectangle_around_a_circle_holds_all_of_it_and_touches_it() => Gen.Select(Points, Gen.Double[0, 800_000], Gen.Double[0, 1], Gen.Double[-180, 180]).Sample((centre, radius, part, bearing) =>
    {
        if (new GeoCircle(centre, radius).Bounds() is not { } box)
            return Math.Abs(centre.Latitude) > 82;
        var there = centre.Towards(bearing, radius * part);
        return box.Contains(there) && new GeoPoint(box.North, centre.Longitude).DistanceTo(centre) - radius is > 0 and < 2;
    });

    [Fact]
    public void A_polygon_is_read_back_as_it_was_written() => Points.Array[3, 20].Sample(corners =>
        GeoPolygon.Of(corners) is not { } polygon || GeoPolygon.Parse(polygon.ToString())!.Equals(polygon));

    [Fact]
    public void A_triangle_holds_its_middle_and_nothing_outside_of_its_bounds() => Gen.Select(Points, Points, Points, Points).Sample((a, b, c, other) =>
    {
        if (GeoPolygon.Of([a, b, c]) is not { } triangle)
            return true;
        var middle = new GeoPoint((a.Latitude + b.Latitude + c.Latitude) / 3, (a.Longitude + b.Longitude + c.Longitude) / 3);
        return triangle.Contains(middle) && (triangle.Bounds.Contains(other) || !triangle.Contains(other));
    });

    [Theory]
    [InlineData("")]
    [InlineData("52,13;53,14")]
    [InlineData("52,13;52,13;52,13;52,13")]
    [InlineData("52,13;53,14;54,15")]
    [InlineData("91,13;53,14;54,10")]
    [InlineData("52,13;53;54,10")]
    [InlineData("a,b;53,14;54,10")]
    public void What_is_no_polygon_is_refused(string text) => Assert.Null(GeoPolygon.Parse(text));
}
