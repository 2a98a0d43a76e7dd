using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Processing;

namespace SceneScout.Domain.Tests.Processing;

public sealed class VenueConfirmationTests
{
    private static readonly Venue Hall = new() { Name = "Élysée Hall", City = "Berlin", CountryCode = "DE", Location = new GeoPoint(52.5, 13.4) };

    [Fact]
    public void The_same_name_at_the_same_place_confirms() =>
        Assert.Equal("near", VenueConfirmation.Of(Hall, [Known("far", 52.6, 13.4), Known("near", 52.501, 13.4)])?.Key.ExternalId);

    [Fact]
    public void Another_name_another_country_or_another_place_does_not()
    {
        var known = Known("a", 52.5, 13.4);

        Assert.Null(VenueConfirmation.Of(Hall, [Known("a", 52.5, 13.4, "Elysee Club")]));
        Assert.Null(VenueConfirmation.Of(Hall, [known with { Venue = known.Venue with { CountryCode = "FR" } }]));
        Assert.Null(VenueConfirmation.Of(Hall, [Known("a", 52.6, 13.4)]));
        Assert.Null(VenueConfirmation.Of(Hall with { Name = null }, [known]));
        Assert.Null(VenueConfirmation.Of(null, [known]));
    }

    [Fact]
    public void Without_coordinates_the_town_decides_unless_it_has_two_of_the_name()
    {
        var unplaced = Hall with { Location = null };

        Assert.Equal("a", VenueConfirmation.Of(unplaced, [Known("a", 52.5, 13.4)])?.Key.ExternalId);
        Assert.Null(VenueConfirmation.Of(unplaced, [Known("a", 52.5, 13.4), Known("b", 52.6, 13.4)]));
        Assert.Null(VenueConfirmation.Of(unplaced with { City = "Potsdam" }, [Known("a", 52.5, 13.4)]));
        Assert.Null(VenueConfirmation.Of(unplaced with { City = null }, [Known("a", 52.5, 13.4)]));
    }

    [Fact]
    public void One_that_is_open_goes_before_one_that_closed() =>
        Assert.Equal("open", VenueConfirmation.Of(Hall, [Known("closed", 52.5, 13.4) with { PermanentlyClosed = true }, Known("open", 52.502, 13.4)])?.Key.ExternalId);

    private static VenueRecord Known(string id, double latitude, double longitude, string name = "Elysee Hall") => new()
    {
        Key = new ListingKey(SourceName.GooglePlaces, id),
        Venue = new Venue { ExternalId = id, Name = name, City = "Berlin", CountryCode = "DE", Location = new GeoPoint(latitude, longitude) },
    };
}
