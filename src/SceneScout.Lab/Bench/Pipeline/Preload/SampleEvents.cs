using System.Globalization;
using System.Text.Json.Nodes;
using SceneScout.Lab.Demo;

namespace SceneScout.Lab.Bench.Pipeline.Preload;

/// <summary>Events as people submit them, for <c>scout import --source manual</c>: spread over the world's cities and the coming weeks, hardly two alike.</summary>
internal static class SampleEvents
{
    /// <summary>What every id begins with: by it a copy's texts are told from those of its model.</summary>
    public const string Mark = "preload-";

    private const int Days = 80;
    private static readonly string[] Kinds = ["Quartet", "Market", "Reading", "Workshop", "Screening", "Marathon", "Tasting", "Debate", "Premiere", "Exhibition", "Recital"];
    private static readonly string[] Tones = ["Amber", "Brisk", "Cobalt", "Distant", "Early", "Fearless", "Gentle", "Hidden", "Inner", "Jolly", "Kindred", "Lunar", "Mellow"];
    private static readonly string[] Things = ["Anchors", "Bridges", "Candles", "Dunes", "Engines", "Ferns", "Gardens", "Harbours", "Islands", "Jewels", "Kites", "Lanterns", "Mirrors", "Nests", "Orchards", "Pianos", "Quarries"];

    /// <summary>The events as one JSON array.</summary>
    /// <param name="count">How many.</param>
    /// <param name="today">The present day; they begin after it.</param>
    public static JsonArray Of(int count, DateOnly today) => new([.. Enumerable.Range(0, count).Select(n => Event(n, today))]);

    private static JsonObject Event(int n, DateOnly today)
    {
        var cities = DemoWorld.Targets();
        var city = cities[n % cities.Count];
        var (kind, tone, thing) = (Kinds[n % Kinds.Length], Tones[n % Tones.Length], Things[n % Things.Length]);
        var day = today.AddDays(2 + (n / cities.Count % Days));
        // Steps without a common measure with the others': places and hours do not repeat with cities and days.
        var (north, east, hour) = (n * 37 % 401 / 401.0, n * 61 % 409 / 409.0, 9 + (n * 5 % 13));
        return new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"{Mark}{n:000000}"),
            ["title"] = $"{kind}: {tone} {thing}",
            ["description"] = string.Join(' ', Enumerable.Range(0, 8).Select(part => $"{Tones[(n + part) % Tones.Length]} {Things[(n * 3 + part) % Things.Length]} and {Kinds[(n + part * 5) % Kinds.Length].ToLowerInvariant()} for everybody who comes by.")),
            ["start"] = string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}T{hour:00}:{n % 4 * 15:00}"),
            ["timezone"] = city.TimeZone,
            ["venue_name"] = $"{tone} {kind} Hall {n % 211}",
            ["city"] = city.Name,
            ["country"] = city.CountryCode,
            ["latitude"] = Math.Round(city.Location.Latitude + (north - 0.5) * 0.4, 6),
            ["longitude"] = Math.Round(city.Location.Longitude + (east - 0.5) * 0.4, 6),
            ["price_min"] = n % 60,
            ["price_currency"] = "EUR",
            ["image_url"] = string.Create(CultureInfo.InvariantCulture, $"https://images.example/{Mark}{n:000000}.jpg"),
            ["external_url"] = string.Create(CultureInfo.InvariantCulture, $"https://events.example/{Mark}{n:000000}"),
        };
    }
}
