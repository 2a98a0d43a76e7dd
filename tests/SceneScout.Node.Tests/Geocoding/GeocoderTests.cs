using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SceneScout.Actors.Workers.Geocoding;
using SceneScout.Geocoding;
using SceneScout.Node.Configuration;
using SceneScout.Node.Tests.Shell;
using Xunit;

namespace SceneScout.Node.Tests.Geocoding;

/// <summary>A whole node that asks the simulated geocoder.</summary>
public sealed class GeocoderNode : NodeFixture
{
    protected override bool OwnStages => true;

    protected override IEnumerable<KeyValuePair<string, string>> Over =>
    [
        new("geocoder.base-address", $"{Simulator.BaseAddressOf("nominatim")}"), new("geocoder.calls-per-second", "50"), new("discovery.interval", "0s"),
    ];
}

public sealed class GeocoderTests(GeocoderNode fixture) : IClassFixture<GeocoderNode>
{
    [Fact]
    public async Task An_event_without_coordinates_gets_those_of_its_venue_with_what_must_be_said_of_them()
    {
        // A venue that no other of its city is called the same as.
        var truth = fixture.Simulator.World.Truth.Where(truth => truth.Venue is not null).GroupBy(truth => (truth.City, truth.Venue)).First(same => same.Select(truth => truth.Latitude).Distinct().Count() == 1).First();
        var body = new JsonObject
        {
            ["source"] = "manual",
            ["events"] = new JsonArray(new JsonObject
            {
                ["title"] = "Evening of the placed ones",
                ["start"] = "2027-06-20T14:00",
                ["description"] = "Games, music and a raffle for the roof of the town hall.",
                ["venue_name"] = truth.Venue,
                ["city"] = truth.City,
                ["country"] = truth.Country,
                ["category"] = "festival",
            }),
        };
        using var sent = await fixture.Http.PostAsync(new Uri("api/events/process", UriKind.Relative), new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));
        var id = (string)(await sent.Content.ReadFromJsonAsync<JsonNode>())!["results"]!["successful"]![0]!["eventId"]!;

        await NodeFixture.EventuallyAsync(async () =>
        {
            var shown = (await fixture.Http.GetFromJsonAsync<JsonNode>($"api/events/{id}"))!;
            Assert.Equal("rooftop", (string?)shown["venue"]!["precision"]);
            Assert.Equal(truth.Latitude!.Value, (double)shown["venue"]!["latitude"]!, 4);
            Assert.Equal(truth.Longitude!.Value, (double)shown["venue"]!["longitude"]!, 4);
            Assert.Equal("nominatim:rooftop", (string?)shown["provenance"]!["location"]);
            Assert.Contains("OpenStreetMap", (string?)shown["attribution"]!["nominatim"], StringComparison.Ordinal);
        });

        var budget = Assert.Single((await fixture.Http.GetFromJsonAsync<JsonArray>("api/quotas"))!, quota => (string?)quota!["source"] == "nominatim")!;
        Assert.Contains("10000/1d", budget["limits"]!.AsArray().Select(limit => (string?)limit));
        Assert.Contains("nominatim", await fixture.TextAsync("quota", "show"), StringComparison.Ordinal);
        Assert.Contains("scenescout_geocoding_placed_total", await fixture.Http.GetStringAsync(new Uri("metrics", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_budget_is_set_as_those_of_sources_are()
    {
        Assert.Contains("nominatim | limits: 40/1s 9000/1d | set by an operator", await fixture.TextAsync("quota", "set", ("source", "nominatim"), ("limit", "40/1s"), ("limit", "9000/1d")), StringComparison.Ordinal);
        using var back = await fixture.Http.PutAsJsonAsync("api/quotas/nominatim", new JsonObject { ["limits"] = null });

        Assert.False((bool)(await back.Content.ReadFromJsonAsync<JsonNode>())!["isSet"]!);
    }

    [Fact]
    public void The_stage_is_there_where_an_address_is_given_alone()
    {
        var off = ConfigFiles.Load([], new Dictionary<string, string>());
        var asleep = ConfigFiles.Load([], new Dictionary<string, string> { ["geocoder.base-address"] = "" });
        var on = OptionsReader.Read(ConfigFiles.Load([], new Dictionary<string, string>
        {
            ["geocoder.base-address"] = "https://geo.example/api", ["spawn.workers.geocoding.max"] = "3", ["geocoder.below"] = "rooftop", ["geocoder.api-key"] = "planted",
        }));

        Assert.DoesNotContain("geocoding", off.Stages.Names);
        Assert.DoesNotContain("geocoding", asleep.Stages.Names);
        Assert.Null(OptionsReader.Read(off).Geocoder);
        Assert.Equal((3, true, "https://geo.example/api/", GeoPrecision.Rooftop, 1.0),
            (on.Spawn.Types[GeocodingStage.Type].MaxWorkers, on.Roles.Contains("geocoding"), $"{on.Geocoder!.Nominatim.BaseAddress}", on.Geocoder.Rules.Below, on.Geocoder.Nominatim.CallsPerSecond));
        Assert.True(Assert.Single(on.Effective, setting => setting.Text == "planted").Setting.Secret);
    }

    [Fact]
    public void The_public_server_is_not_asked_by_somebody_who_does_not_say_who_they_are_or_too_often()
    {
        var settings = new Dictionary<string, string> { ["geocoder.base-address"] = "https://nominatim.openstreetmap.org/", ["geocoder.calls-per-second"] = "2" };

        var mistakes = Assert.Throws<ConfigMistakeException>(() => OptionsReader.Read(ConfigFiles.Load([], settings))).Mistakes;
        settings["geocoder.contact"] = "me@example.org";
        settings["geocoder.calls-per-second"] = "1";

        Assert.Equal(["scenescout.geocoder.contact", "scenescout.geocoder.calls-per-second"], mistakes.Select(mistake => mistake.Split(' ')[0]));
        Assert.Equal("me@example.org", OptionsReader.Read(ConfigFiles.Load([], settings)).Geocoder!.Nominatim.Contact);
    }
}
