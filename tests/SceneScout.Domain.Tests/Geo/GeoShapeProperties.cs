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
    public void A_corner_may_be_given_several_times_in_a_row() =>
        Assert.Equal(GeoPolygon.Parse("52,13;53,14;54,10"), GeoPolygon.Parse("52,13;52,13;53,14;54,10;54,10;54,10;52,13;52,13"));

    [Fact]
    public void A_triangle_holds_its_middle_and_nothing_outside_of_its_bounds() => Gen.Select(Points, Points, Points, Points).Sample((a, b, c, other) =>
    {
        if (GeoPolygon.Of([a, b, c]) is not { } triangle)
            return true;
        var middle = new GeoPoint((a.Latitude + b.Latitude + c.Latitude) / 3, (a.Longitude + b.Longitude + c.Longitude) / 3);
        return triangle.Contains(middle) && (triangle.Bounds.Contains(other) || !triangle.Contains(other));
    });

    [Fact]
    public void A_ring_around_a_point_is_a_polygon_wherever_it_begins() => Gen.Select(Gen.Int[1, 359].HashSet[3, 20], Gen.Double[0.1, 5].Array[20], Gen.Int[0, 19]).Sample((bearings, reaches, from) =>
    {
        var ring = bearings.Order().Select((bearing, at) => new GeoPoint(50 + (reaches[at] * Math.Cos(double.DegreesToRadians(bearing))), 10 + (reaches[at] * Math.Sin(double.DegreesToRadians(bearing))))).ToList();
        var turned = ring.Skip(from % ring.Count).Concat(ring.Take(from % ring.Count)).ToList();
        return GeoPolygon.Of(turned) is not null == GeoPolygon.Of(ring) is not null && (HasWideGap(bearings) || GeoPolygon.Of(ring) is not null);
    });

    // Edges of a star-shaped ring meet only where it goes more than half around at once.
    private static bool HasWideGap(HashSet<int> bearings)
    {
        var sorted = bearings.Order().ToList();
        return sorted.Select((bearing, at) => at == 0 ? sorted[0] + 360 - sorted[^1] : bearing - sorted[at - 1]).Max() >= 180;
    }

    [Theory]
    [InlineData("")]
    [InlineData("52,13;53,14")]
    [InlineData("52,13;52,13;52,13;52,13")]
    [InlineData("52,13;53,14;54,15")]
    [InlineData("91,13;53,14;54,10")]
    [InlineData("52,13;53;54,10")]
    [InlineData("a,b;53,14;54,10")]
    [InlineData("52,13;54,15;54,13;52,14")] // crosses itself
    [InlineData("54,10;50,11.2;52.5,9;52.5,11;50,9.2")] // a star
    [InlineData("52,13;53,13;52,14;52,15;53,16;52,13.5")] // an edge along another
    [InlineData("50,10;52,11;50,12;48,11;50,10;51,9;49,9")] // a corner twice
    public void What_is_no_polygon_is_refused(string text) => Assert.Null(GeoPolygon.Parse(text));
}
