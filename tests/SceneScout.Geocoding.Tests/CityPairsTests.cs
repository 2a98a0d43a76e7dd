using System.Globalization;

namespace SceneScout.Geocoding.Tests;

public sealed class CityPairsTests
{
    private const double RightWithinKilometres = 30;

    [Fact]
    public void What_feeds_write_for_city_and_country_is_found_within_30_kilometres()
    {
        var pairs = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "city-pairs.txt")).Where(line => !line.StartsWith('#')).Select(line => line.Split('|')).ToList();
        var wrong = pairs.Where(pair => !(Away(pair) <= RightWithinKilometres)).Select(pair => $"{pair[0]}|{pair[1]} -> {GeoAtlas.Bundled.Find(Query(pair))} {Away(pair):0} km").ToList();

        Assert.True(pairs.Count > 400, $"{pairs.Count} pairs");
        Assert.True(wrong.Count <= pairs.Count / 100, $"{wrong.Count} of {pairs.Count}:\n{string.Join('\n', wrong)}");
    }

    private static PlaceQuery Query(string[] pair) => new() { City = pair[0], Country = pair[1] };

    private static double Away(string[] pair) => GeoAtlas.Bundled.Find(Query(pair)) is { } found
        ? Distance.Kilometres(found.Latitude, found.Longitude, double.Parse(pair[2], CultureInfo.InvariantCulture), double.Parse(pair[3], CultureInfo.InvariantCulture))
        : double.NaN;
}
