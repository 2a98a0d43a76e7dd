using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using SceneScout.Simulator.Tests.Support;
using SceneScout.Simulator.Ticketmaster;
using Xunit;
using Xunit.Abstractions;

namespace SceneScout.Simulator.Tests.Descriptions;

/// <summary>Simulated Ticketmaster answers and parameters against the Discovery API's Swagger description.</summary>
public sealed class TicketmasterDescriptionTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string File = "ticketmaster-discovery-v2.swagger.json";

    // What the description says and recorded answers do not.
    private static readonly SortedDictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["Attraction._links is not described"] = "Answers are HAL: every entity has its links.",
        ["Event._links is not described"] = "HAL, too.",
        ["Event._embedded is not described"] = "Venues and attractions come embedded.",
        ["Venue._links is not described"] = "HAL, too.",
        ["Venue.dmas is not described"] = "Recorded at most venues.",
        ["Classification.family is not described"] = "Recorded at most classifications.",
        ["EventDates.initialStartDate is not described"] = "Recorded at rescheduled events.",
        ["EventStatus.code is 'cancelled', described as one of onsale, offsale, canceled, postponed, rescheduled"] = "Live answers have the double l.",
        ["LocalTime is String, described as object"] = "The description tells the server's own class; answers have 20:00:00.",
        ["Location.latitude is String, described as number"] = "Recorded as text everywhere.",
        ["Location.longitude is String, described as number"] = "Recorded as text everywhere.",
        ["PriceRange.type is 'standard including fees', described as one of standard"] = "Recorded in Great Britain.",
        ["PublicSaleDates.startTBA is not described"] = "Recorded beside startTBD.",
    };

    private static readonly Dictionary<string, string[]> UndescribedParameters = new()
    {
        // Documented beside the others in the reference, not in the description.
        ["events"] = ["genreId"],
        // One reader for both searches; the venues' search makes nothing of these.
        ["venues"] = ["startDateTime", "endDateTime", "onsaleStartDateTime", "onsaleEndDateTime", "includeTBA", "includeTBD"],
    };

    private SimulatorClient _sim = null!;

    public async Task InitializeAsync() => _sim = await SimulatorClient.StartAsync(new SimulatorOptions { Events = 2000, EnforceLimits = false });

    public async Task DisposeAsync() => await _sim.DisposeAsync();

    [Fact]
    public async Task Events_and_venues_have_the_described_fields_of_the_described_types()
    {
        if (ApiDescription.Json(File) is not { } swagger)
        {
            output.WriteLine(ApiDescription.Absent);
            return;
        }

        var schemas = new DescribedSchemas(swagger["definitions"]!.AsObject());
        var events = new List<JsonElement>();
        var venues = new List<JsonElement>();
        foreach (var query in new[] { "size=200&includeTBA=yes&includeTBD=yes", "latlong=40.7,-74&radius=100&size=200&includeTBA=yes", "size=200&page=1" })
        {
            events.AddRange(Embedded((await _sim.Ticketmaster("events.json?" + query)).Json, "events"));
        }

        venues.AddRange(Embedded((await _sim.Ticketmaster("venues.json?size=200")).Json, "venues"));
        venues.AddRange(events.SelectMany(e => e.TryGetProperty("_embedded", out var embedded) && embedded.TryGetProperty("venues", out var inner) ? inner.EnumerateArray().AsEnumerable() : []));
        var attractions = events.SelectMany(e => e.TryGetProperty("_embedded", out var embedded) && embedded.TryGetProperty("attractions", out var inner) ? inner.EnumerateArray().AsEnumerable() : []);

        Assert.True(events.Count > 300 && venues.Count > 100, $"{events.Count} events, {venues.Count} venues");
        ApiDescription.AssertOnly(
            Exceptions.Keys,
            events.SelectMany(e => schemas.Deviations("Event", e)).Concat(venues.SelectMany(v => schemas.Deviations("Venue", v))).Concat(attractions.SelectMany(a => schemas.Deviations("Attraction", a))));
    }

    [Theory]
    [InlineData("events")]
    [InlineData("venues")]
    public void Parameters_that_a_search_reads_are_described(string path)
    {
        if (ApiDescription.Json(File) is not { } swagger)
        {
            output.WriteLine(ApiDescription.Absent);
            return;
        }

        var read = ParameterRecorder.ReadBy(new TicketmasterApi(), $"/discovery/v2/{path}.json", [[]]);
        Assert.True(read.Count > 10, string.Join(", ", read));
        ApiDescription.AssertOnly(UndescribedParameters[path], read.Except(Described(swagger, path)));
    }

    [Fact]
    public async Task Parameters_that_the_client_sends_are_described()
    {
        if (ApiDescription.Json(File) is not { } swagger)
        {
            output.WriteLine(ApiDescription.Absent);
            return;
        }

        var calls = await SpiedSources.CallsAsync(_sim.Host, SourceNames.Ticketmaster, 20);
        var sent = calls.SelectMany(call => QueryHelpers.ParseQuery(call.Address.Query).Keys).Distinct().ToList();
        Assert.Contains("geoPoint", sent);
        Assert.Equal(["apikey"], sent.Except(Described(swagger, "events")));
    }

    private static IEnumerable<string> Described(JsonObject swagger, string path) =>
        swagger["paths"]![$"/discovery/v2/{path}"]!["get"]!["parameters"]!.AsArray().Select(parameter => parameter!["name"]!.GetValue<string>());

    private static JsonElement.ArrayEnumerator Embedded(JsonElement answer, string name) => answer.GetProperty("_embedded").GetProperty(name).EnumerateArray();
}
