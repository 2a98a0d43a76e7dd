using SceneScout.Sources.Contracts;
using SceneScout.Sources.GooglePlaces;

namespace SceneScout.Sources.Tests.GooglePlaces;

public sealed class GooglePlacesAdapterTests
{
    private static readonly GooglePlacesAdapter Adapter = new();

    [Fact]
    public void A_place_with_few_fields_is_a_venue()
    {
        var venue = Assert.Single(Adapter.Parse(Json.Of("""{"places":[{"name":"places/abc","displayName":{"text":"Hall"},"businessStatus":"CLOSED_PERMANENTLY"}]}""")).Venues);

        Assert.Equal(("abc", "Hall", true, null), (venue.Key.ExternalId, venue.Venue.Name, venue.PermanentlyClosed, venue.Venue.Location));
    }

    [Theory]
    [InlineData("""{"longText":"Brooklyn","types":["sublocality_level_1","sublocality","political"]},{"longText":"New York","shortText":"NY","types":["administrative_area_level_1"]}""", 40.69, -73.99, "Brooklyn")]
    [InlineData("""{"longText":"Otley","types":["postal_town"]},{"longText":"Lower Fold","types":["sublocality_level_1"]}""", 53.9, -1.69, "Otley")]
    [InlineData("""{"longText":"Singapore","shortText":"SG","types":["country","political"]}""", 1.29, 103.85, "Singapore")]
    [InlineData("""{"longText":"Canterbury","types":["administrative_area_level_1"]}""", -44.5, 169.9, "Canterbury")]
    public void A_place_without_a_locality_has_the_city_that_people_know_it_by(string components, double latitude, double longitude, string city)
    {
        var answer = FormattableString.Invariant($$$"""{"places":[{"id":"abc","displayName":{"text":"Hall"},"addressComponents":[{{{components}}}],"location":{"latitude":{{{latitude}}},"longitude":{{{longitude}}}}}]}""");

        Assert.Equal(city, Assert.Single(Adapter.Parse(Json.Of(answer)).Venues).Venue.City);
    }

    [Fact]
    public void An_empty_answer_is_no_error() => Assert.Equal("An answer without venues.", Adapter.Parse(Json.Of("{}")).Note);

    [Fact]
    public void A_place_is_never_an_event() => Assert.IsType<NormaliseResult.Rejected>(Adapter.Normalise(Json.Of("""{"id":"abc"}""")));
}
