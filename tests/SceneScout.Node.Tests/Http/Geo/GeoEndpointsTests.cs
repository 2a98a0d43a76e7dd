using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SceneScout.Node.Tests.Shell;
using Xunit;

namespace SceneScout.Node.Tests.Http.Geo;

[Collection(NodeCollection.Name)]
public sealed class GeoEndpointsTests(NodeFixture fixture)
{
    [Theory]
    [InlineData("city=Paris&region=TX&country=US", "Paris", "US", "America/Chicago")]
    [InlineData("city=Paris&near=33.7,-95.6", "Paris", "US", "America/Chicago")]
    [InlineData("city=Brooklyn&country=United%20States", "New York", "US", "America/New_York")]
    [InlineData("postalCode=90210&country=US", "Beverly Hills", "US", "America/Los_Angeles")]
    public async Task A_place_is_found_by_what_a_feed_says(string question, string city, string country, string zone)
    {
        var found = (await fixture.Http.GetFromJsonAsync<JsonNode>($"api/geo?{question}"))!;

        Assert.Equal((city, country, zone), ((string?)found["city"], (string?)found["countryCode"], (string?)found["timeZone"]));
        Assert.NotNull(found["precision"]);
        var there = (await fixture.Http.GetFromJsonAsync<JsonNode>($"api/geo/reverse?latitude={found["latitude"]}&longitude={found["longitude"]}"))!;
        Assert.Equal((country, zone), ((string?)there["countryCode"], (string?)there["timeZone"]));
    }

    [Fact]
    public async Task A_point_has_its_city_region_country_and_zone()
    {
        var found = (await fixture.Http.GetFromJsonAsync<JsonNode>("api/geo/reverse?latitude=40.6782&longitude=-73.9442"))!;

        Assert.Equal(("New York", "NY", "US", "America/New_York"), ((string?)found["city"], (string?)found["region"], (string?)found["countryCode"], (string?)found["timeZone"]));
        Assert.Null(found["precision"]);
    }

    [Fact]
    public async Task At_sea_the_zone_alone_is_known()
    {
        var found = (await fixture.Http.GetFromJsonAsync<JsonNode>("api/geo/reverse?latitude=-40&longitude=-120"))!.AsObject();

        Assert.Equal(["latitude", "longitude", "timeZone"], found.Select(member => member.Key).Order());
    }

    [Theory]
    [InlineData("geo", "city")]
    [InlineData("geo?city=%20", "city")]
    [InlineData("geo?city=Paris&near=91,0", "near '91,0'")]
    [InlineData("geo?city=Paris&near=here", "near 'here'")]
    [InlineData("geo/reverse?longitude=0", "latitude is missing")]
    [InlineData("geo/reverse?latitude=90.5&longitude=0", "latitude '90.5'")]
    [InlineData("geo/reverse?latitude=0&longitude=NaN", "longitude 'NaN'")]
    public async Task What_is_wrong_is_named(string path, string named)
    {
        using var answer = await fixture.Http.GetAsync(new Uri($"api/{path}", UriKind.Relative));
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(named, (string?)problem["detail"]);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused()
    {
        using var answer = await fixture.Http.GetAsync(new Uri($"api/geo?address={new string('x', 201)}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task What_names_no_place_is_not_found()
    {
        using var answer = await fixture.Http.GetAsync(new Uri("api/geo?city=Xqzwvkt&country=FR", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
