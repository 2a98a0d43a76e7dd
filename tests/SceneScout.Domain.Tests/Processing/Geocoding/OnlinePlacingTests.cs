using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Domain.Processing.Quality;
using SceneScout.Geocoding;

namespace SceneScout.Domain.Tests.Processing.Geocoding;

public class OnlinePlacingTests
{
    private static readonly Venue Venue = new() { Name = "Lido", Address = "Cuvrystraße 7", City = "Berlin", CountryCode = "DE" };
    private static readonly GeoPoint Door = new(52.4989, 13.4437);

    [Theory]
    [InlineData("source", GeoPrecision.Rooftop, false)]
    [InlineData("city", GeoPrecision.Street, true)]
    [InlineData("postcode", GeoPrecision.Street, true)]
    [InlineData("postcode", GeoPrecision.PostalCode, false)]
    [InlineData("street", GeoPrecision.Street, false)]
    [InlineData("street", GeoPrecision.Rooftop, true)]
    [InlineData(null, GeoPrecision.PostalCode, true)]
    public void A_place_is_asked_for_where_it_is_known_less_exactly_than_it_should_be(string? precision, GeoPrecision below, bool wanted) =>
        Assert.Equal(wanted, OnlinePlacing.IsWanted(precision, below));

    [Fact]
    public void What_was_found_online_places_the_event_and_stands_with_it()
    {
        var found = Found(Door, "rooftop");

        var (offline, online) = (Of(Venue, null), Of(Venue, found));

        Assert.Equal(("city", null), (offline.LocationPrecision, offline.Geocoded));
        Assert.Equal((Door, "rooftop", found, "Europe/Berlin"), (online.Location, online.LocationPrecision, online.Geocoded, online.TimeZone));
        Assert.True(online.Quality >= offline.Quality);
    }

    [Fact]
    public void The_place_that_a_source_gives_stays()
    {
        var given = Of(Venue with { Location = new GeoPoint(52.5, 13.4) }, Found(Door, "rooftop"));

        Assert.Equal((new GeoPoint(52.5, 13.4), "source", null), (given.Location, given.LocationPrecision, given.Geocoded));
    }

    [Fact]
    public void A_place_far_from_the_town_one_that_is_no_better_and_one_of_another_question_are_not_taken()
    {
        Assert.Null(Of(Venue, Found(new GeoPoint(48.1, 11.6), "rooftop")).Geocoded);
        Assert.Null(Of(Venue, Found(Door, "city")).Geocoded);
        Assert.Null(Of(Venue with { Name = "Lux" }, Found(Door, "rooftop")).Geocoded);
    }

    [Fact]
    public void An_answer_in_another_country_is_a_mistake()
    {
        var question = PlaceQuestion.Of(Venue)!;

        Assert.Equal("what was found is in FR, not in DE", OnlinePlacing.Mistake(question, new OnlinePlace(Door, GeoPrecision.Rooftop) { CountryCode = "FR" }));
        Assert.Null(OnlinePlacing.Mistake(question, new OnlinePlace(Door, GeoPrecision.Rooftop) { CountryCode = "de" }));
        Assert.Null(OnlinePlacing.Mistake(question with { CountryCode = null }, new OnlinePlace(Door, GeoPrecision.Rooftop) { CountryCode = "FR" }));
        Assert.Equal("what was found names no country, where DE was asked for", OnlinePlacing.Mistake(question, new OnlinePlace(Door, GeoPrecision.Rooftop)));
    }

    [Fact]
    public void A_place_never_becomes_less_exact_and_never_goes_far() =>
        Gen.Select(Gen.Double[-85, 85], Gen.Double[-180, 180], Gen.OneOf("rooftop", "street", "postcode", "city", "region", "odd")).Sample((latitude, longitude, precision) =>
        {
            var (before, after) = (Of(Venue, null), Of(Venue, Found(new GeoPoint(latitude, longitude), precision)));
            Assert.True(GeoPrecisions.Parse(after.LocationPrecision) >= GeoPrecisions.Parse(before.LocationPrecision));
            Assert.True(before.Location!.Value.DistanceTo(after.Location!.Value) <= OnlinePlacing.LargestDistance);
        });

    [Fact]
    public void A_finding_is_read_back_as_it_was_written()
    {
        var found = Found(Door, "street") with { Attribution = "map" };

        var json = JsonSerializer.Serialize(found, EventJson.Default.PlaceFinding);

        Assert.Equal($$"""{"by":"nominatim","key":"{{found.Key}}","point":{"latitude":52.4989,"longitude":13.4437},"precision":"street","foundAt":"1970-01-01T00:00:00+00:00","attribution":"map"}""", json);
        Assert.Equal(found, JsonSerializer.Deserialize(json, EventJson.Default.PlaceFinding));
    }

    private static PlaceFinding Found(GeoPoint point, string precision) => new("nominatim", PlaceQuestion.Of(Venue)!.Key, point, precision, DateTimeOffset.UnixEpoch);

    private static Enrichment Of(Venue venue, PlaceFinding? finding)
    {
        var listing = Listings.Of("eventbrite:1") with { Venue = venue };
        return EventProcessing.Process(
            new CanonicalEvent { Id = Guid.Empty, Block = "b", Version = 1, Content = listing, Listings = [listing.Key], Provenance = ImmutableSortedDictionary<string, ListingKey>.Empty },
            GeoAtlas.Bundled,
            new NoCategory(),
            QualityOptions.Default,
            DateTimeOffset.UnixEpoch,
            places: KnownPlaces.Of(finding));
    }

    private sealed class NoCategory : ICategorizer
    {
        public ImmutableArray<CategoryGuess> Of(Listing listing, IReadOnlyCollection<SourceName> sources) => [new CategoryGuess("other", null, 1)];
    }
}
