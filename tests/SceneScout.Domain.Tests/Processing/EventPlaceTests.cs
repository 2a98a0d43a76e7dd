using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Processing.Quality;
using SceneScout.Geocoding;

namespace SceneScout.Domain.Tests.Processing;

public class EventPlaceTests
{
    [Fact]
    public void A_place_of_the_source_stays_and_says_its_city_and_zone()
    {
        var enriched = Of(new Venue { Location = new GeoPoint(52.4986, 13.3910) });

        Assert.Equal((new GeoPoint(52.4986, 13.3910), "source", "Berlin", "DE", "Europe/Berlin"), (enriched.Location, enriched.LocationPrecision, enriched.City, enriched.CountryCode, enriched.TimeZone));
    }

    [Theory]
    [InlineData("Brooklyn", "NY", "11222", "US", "postcode", "America/New_York")]
    [InlineData("Paris", "TX", null, "US", "city", "America/Chicago")]
    [InlineData("Praha 7", null, null, "CZ", "city", "Europe/Prague")]
    public void Without_one_it_is_placed_by_postal_code_or_city(string city, string? region, string? code, string country, string precision, string zone)
    {
        var enriched = Of(new Venue { City = city, Region = region, PostalCode = code, CountryCode = country });

        Assert.NotNull(enriched.Location);
        Assert.Equal((precision, zone, city), (enriched.LocationPrecision, enriched.TimeZone, enriched.City));
    }

    [Fact]
    public void A_region_alone_is_no_place_for_an_event()
    {
        var enriched = Of(new Venue { Region = "Texas", CountryCode = "US" });

        Assert.Equal((null, null, null), (enriched.Location, enriched.LocationPrecision, enriched.TimeZone));
    }

    private static Enrichment Of(Venue venue)
    {
        var listing = Listings.Of("eventbrite:1") with { Venue = venue };
        return EventProcessing.Process(
            new CanonicalEvent { Id = Guid.Empty, Block = "b", Version = 1, Content = listing, Listings = [listing.Key], Provenance = ImmutableSortedDictionary<string, ListingKey>.Empty },
            GeoAtlas.Bundled,
            new NoCategory(),
            QualityOptions.Default,
            DateTimeOffset.UnixEpoch);
    }

    private sealed class NoCategory : ICategorizer
    {
        public ImmutableArray<CategoryGuess> Of(Listing listing, IReadOnlyCollection<SourceName> sources) => [new CategoryGuess("other", null, 1)];
    }
}
