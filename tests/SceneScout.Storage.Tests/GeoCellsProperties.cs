using CsCheck;
using SceneScout.Domain.Geo;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Tests;

public sealed class GeoCellsProperties
{
    private static readonly Gen<GeoPoint> Points = Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], (latitude, longitude) => new GeoPoint(latitude, longitude));

    // Small ones and large ones, on the edges of cells, across the antimeridian and at the poles.
    private static readonly Gen<GeoBox> Boxes = Gen.Select(Gen.OneOf(Points, Gen.Select(Gen.Int[-1800, 1800], Gen.Int[-3600, 3600], (y, x) => new GeoPoint(y / 20.0, x / 20.0))), Gen.Double[0, 30], Gen.Double[0, 30], (corner, high, wide) =>
        new GeoBox(corner.Latitude, corner.Longitude, Math.Min(90, corner.Latitude + high), GeoBox.Wrap(corner.Longitude + wide)));

    [Fact]
    public void A_point_in_a_box_is_in_one_of_its_cells() => Gen.Select(Boxes, Gen.Double[0, 1], Gen.Double[0, 1]).Sample((box, up, along) =>
    {
        var point = new GeoPoint(Math.Min(box.North, box.South + (up * (box.North - box.South))), GeoBox.Wrap(box.West + (along * box.Width)));
        return GeoCells.Of(box) is not { } cells || !box.Contains(point) || cells.Cells.Contains(GeoCells.Of(point, cells.PerDegree));
    });

    [Fact]
    public void A_box_has_few_cells_each_once() => Boxes.Sample(box =>
        GeoCells.Of(box) is not { } cells || (cells.Cells.Length > 0 && cells.Cells.Length <= (cells.PerDegree < 1 ? 1000 : 64) && cells.Cells.Distinct().Count() == cells.Cells.Length));

    [Theory]
    [InlineData(5_000, 20)]
    [InlineData(10_000, 20)]
    [InlineData(25_000, 2)]
    [InlineData(100_000, 2)]
    [InlineData(500_000, 0.25)]
    [InlineData(3_000_000, 0.25)]
    public void The_larger_a_circle_the_larger_are_its_cells(double radius, double perDegree) =>
        Assert.Equal(perDegree, GeoCells.Of(new GeoCircle(new GeoPoint(52.52, 13.405), radius).Bounds()!.Value)!.PerDegree);

    [Theory]
    [InlineData(-90, -180, 90, 180)]
    [InlineData(10, 0, 9, 1)]
    public void What_is_too_large_or_empty_has_none(double south, double west, double north, double east) => Assert.Null(GeoCells.Of(new GeoBox(south, west, north, east)));
}
