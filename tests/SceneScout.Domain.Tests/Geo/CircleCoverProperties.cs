using CsCheck;
using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Tests.Geo;

public sealed class CircleCoverProperties
{
    private const double PoleToPole = 20_015_114;

    // Poles, the antimeridian and what lies near them come up as often as all the rest.
    private static readonly Gen<GeoPoint> Points = Gen.Select(
        Gen.OneOf(Gen.Double[-90, 90], Gen.Double[89, 90], Gen.Double[-90, -89], Gens.One(-90.0, 0, 90)),
        Gen.OneOf(Gen.Double[-180, 180], Gen.Double[179, 180], Gen.Double[-180, -179], Gens.One(-180.0, 0, 180)),
        (latitude, longitude) => new GeoPoint(latitude, longitude));

    // A point of a circle: anywhere in it, and often within a hair of its edge.
    private static readonly Gen<(double Bearing, double Share)> Places = Gen.Select(Gen.Double[0, 360], Gen.OneOf(Gen.Double[0, 0.999_999], Gen.Double[0.99, 0.999_999]));

    [Fact]
    public void Every_point_of_the_circle_is_in_some_tile() =>
        Gen.Select(Points, Gen.Double[50, 2_000_000], Gen.Double[1, 9], Places.Array[60]).Sample(
            (centre, radius, ratio, places) =>
            {
                var tiles = CircleCover.Of(new GeoCircle(centre, radius), Math.Max(10, radius / ratio));
                return Array.TrueForAll(places, place => In(tiles, Place(centre, radius, place)));
            },
            iter: 600);

    [Fact]
    public void Quarters_cover_the_circle() =>
        Gen.Select(Points, Gen.Double[10, 5_000_000], Places.Array[60]).Sample(
            (centre, radius, places) =>
            {
                var tiles = CircleCover.Quarters(new GeoCircle(centre, radius));
                return Array.TrueForAll(places, place => In(tiles, Place(centre, radius, place)));
            },
            iter: 2000);

    [Fact]
    public void Coordinates_may_be_rounded_to_five_decimals() =>
        Gen.Select(Points, Gen.Double[50, 500_000], Gen.Double[1, 5], Places.Array[60]).Sample(
            (centre, radius, ratio, places) =>
            {
                var tiles = CircleCover.Of(new GeoCircle(centre, radius), Math.Max(10, radius / ratio));
                var rounded = tiles.Select(tile => tile with { Centre = new GeoPoint(Math.Round(tile.Centre.Latitude, 5), Math.Round(tile.Centre.Longitude, 5)) }).ToList();
                return tiles.Length == 1 || Array.TrueForAll(places, place => In(rounded, Place(centre, radius, place)));
            },
            iter: 400);

    [Fact]
    public void No_tile_is_larger_than_allowed() =>
        Gen.Select(Points, Gen.Double[1, 5_000_000], Gen.Double[0.5, 9]).Sample((centre, radius, ratio) =>
        {
            var largest = Math.Max(10, radius / ratio);
            return CircleCover.Of(new GeoCircle(centre, radius), largest).All(tile => tile.RadiusMetres <= largest);
        }, iter: 400);

    [Fact]
    public void The_whole_earth_is_covered() =>
        Gen.Select(Points, Points).Sample((centre, point) =>
            In(CircleCover.Of(new GeoCircle(centre, PoleToPole), 4_000_000), point), iter: 200);

    [Theory]
    [InlineData(40_000, 1)]
    [InlineData(50_000, 4)]
    [InlineData(56_000, 4)]
    [InlineData(79_000, 7)]
    public void A_cover_has_few_tiles(double radius, int tiles) =>
        Assert.Equal(tiles, CircleCover.Of(new GeoCircle(new GeoPoint(52.5, 13.4), radius), 40_000).Length);

    [Fact]
    public void Tiles_are_no_larger_than_needed() =>
        Assert.All(CircleCover.Of(new GeoCircle(new GeoPoint(52.5, 13.4), 50_000), 40_000), tile => Assert.InRange(tile.RadiusMetres, 35_355, 35_400));

    [Fact]
    public void Going_along_a_great_circle_goes_as_far_as_it_says() =>
        Gen.Select(Points, Gen.Double[0, 360], Gen.Double[0, 19_000_000]).Sample((from, bearing, metres) =>
            Math.Abs(from.DistanceTo(from.Towards(bearing, metres)) - metres) < 0.5, iter: 2000);

    private static GeoPoint Place(GeoPoint centre, double radius, (double Bearing, double Share) place) => centre.Towards(place.Bearing, radius * place.Share);

    private static bool In(IEnumerable<GeoCircle> tiles, GeoPoint point) => tiles.Any(tile => tile.Contains(point));
}
