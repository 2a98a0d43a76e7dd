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

    [Fact]
    public void An_empty_answer_is_no_error() => Assert.Equal("An answer without venues.", Adapter.Parse(Json.Of("{}")).Note);

    [Fact]
    public void A_place_is_never_an_event() => Assert.IsType<NormaliseResult.Rejected>(Adapter.Normalise(Json.Of("""{"id":"abc"}""")));
}
