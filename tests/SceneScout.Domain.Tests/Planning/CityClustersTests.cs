using CsCheck;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Planning;

namespace SceneScout.Domain.Tests.Planning;

public class CityClustersTests
{
    // Dense on purpose: a few degrees around an awkward place.
    private static readonly Gen<City[]> GenCities =
        from middle in Gens.One<(double Lat, double Lon)>((40.0, -74.0), (0.0, 179.9), (89.5, 10.0), (-89.9, -170.0), (35.5, 139.7))
        from cities in (
            from lat in Gen.Double[-1.5, 1.5]
            from lon in Gen.Double[-1.5, 1.5]
            from people in Gen.Long[0, 9_000_000]
            from name in Gen.Int[0, 999]
            select new City($"City {name}", "US", new GeoPoint(Math.Clamp(middle.Lat + lat, -90, 90), GeoBox.Wrap(middle.Lon + lon)), "Etc/UTC", people)).Array[0, 30]
        select cities;

    [Fact]
    public void Every_city_is_in_exactly_one_cluster_and_no_cluster_is_wider_than_allowed() =>
        Gen.Select(GenCities, Gen.Double[0, 120_000]).Sample((cities, limit) =>
        {
            var clusters = CityClusters.Of(cities, limit);
            Assert.Equal(
                cities.Distinct().OrderBy(city => city.ToString(), StringComparer.Ordinal),
                clusters.SelectMany(cluster => cluster.Cities).OrderBy(city => city.ToString(), StringComparer.Ordinal));
            Assert.All(clusters, cluster =>
            {
                Assert.True(cluster.RadiusMetres <= limit);
                Assert.All(cluster.Cities, city => Assert.True(cluster.Centroid.DistanceTo(city.Location) <= cluster.RadiusMetres));
            });
        });

    [Fact]
    public void The_order_of_the_cities_does_not_matter() =>
        Gen.Select(GenCities, Gen.Int).Sample((cities, seed) =>
        {
            var shuffled = cities.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(Picture(CityClusters.Of(cities)), Picture(CityClusters.Of(shuffled)));
        });

    [Fact]
    public void Cells_name_clusters_without_doubles() =>
        GenCities.Sample(cities =>
        {
            var cells = CityClusters.Of(cities, 3_000).Where(cluster => cluster.Cities.Length > 0).GroupBy(cluster => cluster.Centroid).Select(same => same.First().Cell).ToList();
            Assert.Equal(cells.Count, cells.Distinct().Count());
        });

    [Theory]
    [InlineData("New York", "Newark")]
    [InlineData("Tokyo", "Yokohama")]
    public void Neighbouring_cities_are_one_cluster(string first, string second)
    {
        var cluster = Assert.Single(CityClusters.Of(TargetCities.Default), cluster => cluster.Cities.Any(city => city.Name == first));
        Assert.Equal([first, second], cluster.Cities.Select(city => city.Name));
        Assert.Equal($"{first} + {second}", cluster.Name);
        Assert.InRange(cluster.RadiusMetres, 1, 50_000);
    }

    [Fact]
    public void Cities_on_both_sides_of_the_antimeridian_have_their_middle_between_them()
    {
        City[] cities = [new("West", "FJ", new GeoPoint(-17, 179.9), "Pacific/Fiji", 10), new("East", "FJ", new GeoPoint(-17, -179.9), "Pacific/Fiji", 5)];
        var cluster = Assert.Single(CityClusters.Of(cities));
        Assert.InRange(Math.Abs(cluster.Centroid.Longitude), 179.99, 180);
        Assert.InRange(cluster.RadiusMetres, 10_000, 11_000);
    }

    [Fact]
    public void Camps_around_a_pole_have_their_middle_at_the_pole()
    {
        var camps = new[] { 0.0, 90, 180, -90 }.Select(longitude => new City($"Camp {longitude}", "AQ", new GeoPoint(-89.8, longitude), "Etc/UTC", 0));
        Assert.InRange(Assert.Single(CityClusters.Of(camps)).Centroid.Latitude, -90, -89.999);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 0)]
    [InlineData(100_000, 40)]
    [InlineData(1_000_000, 60)]
    [InlineData(10_000_000, 80)]
    [InlineData(long.MaxValue, 100)]
    public void Priority_grows_with_the_population(long population, int priority) =>
        Assert.Equal(priority, CityClusters.Priority(population));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_radius_below_zero_is_refused_by_name(double radius) =>
        Assert.Equal("maxRadiusMetres", Assert.Throws<ArgumentOutOfRangeException>(() => CityClusters.Of([], radius)).ParamName);

    private static string Picture(IEnumerable<CityCluster> clusters) => string.Join('\n', clusters.Select(cluster =>
        $"{cluster.Cell} {cluster.Centroid} {cluster.RadiusMetres:R} {cluster.Priority} {string.Join("; ", cluster.Cities)}"));
}
