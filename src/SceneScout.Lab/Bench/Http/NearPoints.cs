using SceneScout.Domain.Geo;
using SceneScout.Lab.Demo;

namespace SceneScout.Lab.Bench.Http;

/// <summary>Where queries look: points around the world's cities, another one for each number. Pure.</summary>
internal static class NearPoints
{
    private const double Spread = 0.4;

    /// <summary>The point of a number.</summary>
    public static GeoPoint Of(int number)
    {
        var cities = DemoWorld.Targets();
        var city = cities[number % cities.Count].Location;
        // Steps without a common measure: no point comes twice in 160,000.
        var (north, east) = (number * 37L % 401 / 401.0, number * 61L % 409 / 409.0);
        return new GeoPoint(Math.Round(city.Latitude + ((north - 0.5) * Spread), 5), Math.Round(city.Longitude + ((east - 0.5) * Spread), 5));
    }
}
