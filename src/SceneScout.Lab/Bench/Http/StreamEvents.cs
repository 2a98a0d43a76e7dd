using System.Globalization;
using System.Text.Json.Nodes;
using SceneScout.Lab.Demo;

namespace SceneScout.Lab.Bench.Http;

/// <summary>Events that are sent while clients follow: hardly two alike, on days that the events of before have not reached. Pure.</summary>
internal static class StreamEvents
{
    /// <summary>The source whose form they have: what a visitor sends would wait for review.</summary>
    public const string Source = "ticketmaster";

    private const int FirstDay = 120;
    private const int Days = 40;
    private static readonly string[] Acts = ["Anvil", "Birch", "Copper", "Delta", "Ember", "Falcon", "Granite", "Heron", "Indigo", "Juniper", "Kestrel", "Lagoon", "Marble"];
    private static readonly string[] Shows = ["Arrival", "Beacon", "Cascade", "Daybreak", "Echoes", "Frontier", "Gravity", "Horizon", "Illusion", "Journey", "Kaleidoscope", "Labyrinth", "Momentum", "Nocturne", "Odyssey", "Paradox", "Quest"];
    private static readonly string[] Kinds = ["Orchestra", "Ensemble", "Theatre", "Collective", "Players", "Singers", "Dancers"];

    /// <summary>So many of them as the body of <c>POST /api/events/process</c>, which does not wait for them.</summary>
    /// <param name="run">Names the run: another one's are others.</param>
    /// <param name="first">Number of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="today">The present day; they begin long after it.</param>
    public static string Body(string run, int first, int count, DateOnly today) => new JsonObject
    {
        ["source"] = Source,
        ["events"] = new JsonArray([.. Enumerable.Range(first, count).Select(n => Event(run, n, today))]),
        ["options"] = new JsonObject { ["wait"] = 0 },
    }.ToJsonString();

    private static JsonObject Event(string run, int n, DateOnly today)
    {
        var cities = DemoWorld.Targets();
        var city = cities[n % cities.Count];
        var (act, show, kind) = (Acts[n % Acts.Length], Shows[n % Shows.Length], Kinds[n % Kinds.Length]);
        var day = today.AddDays(FirstDay + (n / cities.Count % Days));
        var (north, east, hour) = (n * 37 % 401 / 401.0, n * 61 % 409 / 409.0, 9 + (n * 5 % 13));
        return new JsonObject
        {
            ["id"] = $"bench-{run}-{Text(n)}",
            ["name"] = $"{act} {kind}: {show} {run} {Text(n)}",
            ["url"] = $"https://events.example/{run}/{Text(n)}",
            ["info"] = $"{act} {kind} with {show}, part {Text(n)}: an evening of new work and old favourites, with an introduction half an hour before and a talk afterwards.",
            ["dates"] = new JsonObject
            {
                ["start"] = new JsonObject { ["localDate"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["localTime"] = string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{n % 4 * 15:00}:00") },
                ["timezone"] = city.TimeZone,
                ["status"] = new JsonObject { ["code"] = "onsale" },
            },
            ["images"] = new JsonArray(new JsonObject { ["url"] = $"https://images.example/{run}/{Text(n)}.jpg", ["width"] = 1024, ["height"] = 576 }),
            ["priceRanges"] = new JsonArray(new JsonObject { ["currency"] = "EUR", ["min"] = 10 + (n % 40), ["max"] = 60 }),
            ["_embedded"] = new JsonObject
            {
                ["venues"] = new JsonArray(new JsonObject
                {
                    ["name"] = $"{show} {kind} House {Text(n % 211)}",
                    ["city"] = new JsonObject { ["name"] = city.Name },
                    ["country"] = new JsonObject { ["countryCode"] = city.CountryCode },
                    ["timezone"] = city.TimeZone,
                    ["location"] = new JsonObject
                    {
                        ["latitude"] = Coordinate(city.Location.Latitude + ((north - 0.5) * 0.4)),
                        ["longitude"] = Coordinate(city.Location.Longitude + ((east - 0.5) * 0.4)),
                    },
                }),
                ["attractions"] = new JsonArray(new JsonObject { ["name"] = $"{act} {kind}" }),
            },
        };
    }

    private static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static string Coordinate(double degrees) => degrees.ToString("0.00000", CultureInfo.InvariantCulture);
}
