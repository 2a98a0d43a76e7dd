using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using SceneScout.Simulator.Tests.Support;
using SceneScout.Simulator.Yelp;
using Xunit;
using Xunit.Abstractions;

namespace SceneScout.Simulator.Tests.Descriptions;

/// <summary>Simulated Yelp answers and parameters against an OpenAPI description of Yelp Fusion.</summary>
public sealed class YelpDescriptionTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string File = "yelp-api-evangelist.openapi.yml";

    // What the description says and recorded answers do not.
    private static readonly SortedDictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["Error.error.field is not described"] = "Recorded refusals name the parameter.",
        ["Error.error.instance is not described"] = "Recorded refusals repeat its value.",
        ["Event.tickets_url is Null, described as string"] = "Recorded so, beside the empty text.",
        ["Event.time_end is Null, described as string"] = "Recorded so for events without an end.",
    };

    private SimulatorClient _sim = null!;

    public async Task InitializeAsync() => _sim = await SimulatorClient.StartAsync(new SimulatorOptions { Events = 2000, EnforceLimits = false });

    public async Task DisposeAsync() => await _sim.DisposeAsync();

    [Fact]
    public async Task Answers_have_the_described_fields_of_the_described_types()
    {
        if (ApiDescription.Yaml(File) is not { } description)
        {
            output.WriteLine(ApiDescription.Absent);
            return;
        }

        var schemas = new DescribedSchemas(description["components"]!["schemas"]!.AsObject());
        var deviations = new SortedSet<string>(StringComparer.Ordinal);
        var events = new List<JsonElement>();
        foreach (var city in new[] { "New York", "London", "Tokyo", "Sydney" })
        {
            var reply = await _sim.Yelp($"events?location={Uri.EscapeDataString(city)}&limit=50");
            Assert.Equal(200, reply.Status);
            deviations.UnionWith(schemas.Deviations("EventSearchResponse", reply.Json));
            events.AddRange(reply.Json.GetProperty("events").EnumerateArray());
        }

        Assert.True(events.Count > 50, $"{events.Count} events");
        deviations.UnionWith(schemas.Deviations("Event", (await _sim.Yelp($"events/{events[0].GetProperty("id").GetString()}")).Json));
        deviations.UnionWith(schemas.Deviations("Error", (await _sim.Yelp("events?latitude=abc&longitude=1")).Json));
        ApiDescription.AssertOnly(Exceptions.Keys, deviations);
    }

    [Fact]
    public async Task Parameters_that_the_search_reads_and_the_client_sends_are_described()
    {
        if (ApiDescription.Yaml(File) is not { } description)
        {
            output.WriteLine(ApiDescription.Absent);
            return;
        }

        var described = description["paths"]!["/v3/events"]!["get"]!["parameters"]!.AsArray().Select(parameter => parameter!["name"]!.GetValue<string>()).ToList();
        var read = ParameterRecorder.ReadBy(new YelpApi(), "/v3/events", [("location", "London")], [("latitude", "51.5"), ("longitude", "-0.1")]);
        Assert.True(read.Count > 8, string.Join(", ", read));
        Assert.Equal([], read.Except(described));

        var calls = await SpiedSources.CallsAsync(_sim.Host, SourceNames.Yelp, 20);
        var sent = calls.SelectMany(call => QueryHelpers.ParseQuery(call.Address.Query).Keys).Distinct().ToList();
        Assert.Contains("start_date", sent);
        Assert.Equal([], sent.Except(described));
    }
}
