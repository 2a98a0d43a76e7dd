using System.Text.Json;
using SceneScout.Simulator.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace SceneScout.Simulator.Tests.Descriptions;

/// <summary>Simulated Eventbrite answers against the data structures of the API Blueprint.</summary>
public sealed class EventbriteDescriptionTests(ITestOutputHelper output) : IAsyncLifetime
{
    // What the blueprint says and recorded answers do not.
    private static readonly SortedDictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["Address Response.localized_address_display is not described"] = "Described of the address alone, recorded inside venues.",
        ["Address Response.localized_area_display is not described"] = "As above.",
        ["Address Response.localized_multi_line_address_display is not described"] = "As above.",
        ["Error.error is not described"] = "Told in the blueprint's text, not in its structure.",
        ["Event Sales Status.currency is not described"] = "Recorded.",
        ["Event Sales Status.default_message is not described"] = "Recorded.",
        ["Event.capacity is Null, described as number"] = "Recorded so for the events of others.",
        ["Event.capacity_is_custom is Null, described as boolean"] = "Recorded so for the events of others.",
        ["Event.facebook_event_id is not described"] = "Recorded.",
        ["Event.inventory_type is not described"] = "Recorded.",
        ["Event.is_free is Null, described as boolean"] = "Null in old answers.",
        ["Event.tx_time_limit is Number, described as string"] = "Recorded as a number.",
        ["Event.version is Null, described as string"] = "Recorded.",
        ["Organizer.website is not described"] = "Recorded.",
        ["Ticket Availability.is_free is not described"] = "Recorded.",
    };

    private SimulatorClient _sim = null!;

    public async Task InitializeAsync() => _sim = await SimulatorClient.StartAsync(new SimulatorOptions { Events = 2000, EnforceLimits = false });

    public async Task DisposeAsync() => await _sim.DisposeAsync();

    [Fact]
    public async Task Events_venues_organizers_categories_and_pagination_have_the_fields_of_the_blueprint()
    {
        if (ApiDescription.Text("eventbriteapiv3public.apib") is not { } blueprint)
        {
            output.WriteLine(ApiDescription.Absent);
            return;
        }

        var structures = BlueprintStructures.Read(blueprint);
        var deviations = new SortedSet<string>(StringComparer.Ordinal);
        var events = new List<JsonElement>();
        foreach (var organizer in _sim.World.EventbriteOrganizers.Take(60))
        {
            var answer = (await _sim.Eventbrite($"organizers/{organizer}/events/?expand=venue,organizer,category,ticket_availability,event_sales_status&page_size=5")).Json;
            deviations.UnionWith(structures.Deviations("Pagination", answer.GetProperty("pagination")));
            events.AddRange(answer.GetProperty("events").EnumerateArray());
        }

        Assert.True(events.Count > 100, $"{events.Count} events");
        deviations.UnionWith(events.SelectMany(e => structures.Deviations("Event", e)));
        var venue = events.Select(e => e.GetProperty("venue")).First(v => v.ValueKind == JsonValueKind.Object).GetProperty("id").GetString();
        deviations.UnionWith(structures.Deviations("Venue Response", (await _sim.Eventbrite($"venues/{venue}/")).Json));
        var categories = (await _sim.Eventbrite("categories/")).Json;
        deviations.UnionWith(categories.GetProperty("categories").EnumerateArray().SelectMany(c => structures.Deviations("Category", c)));
        deviations.UnionWith(structures.Deviations("Error", (await _sim.Eventbrite("events/1/")).Json));
        ApiDescription.AssertOnly(Exceptions.Keys, deviations);
    }
}
