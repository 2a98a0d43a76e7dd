using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests.Recorded;

public sealed class RecordedOdditiesTests
{
    [RecordedFact]
    public void A_time_to_be_announced_leaves_a_date_without_a_time()
    {
        var time = Only("ticketmaster/docs-search-events.json").Time;

        Assert.Equal(new EventMoment(new DateOnly(2016, 3, 6), null, null), time.Start);
        Assert.Equal(("America/New_York", false), (time.TimeZone, time.ToBeAnnounced));
    }

    [RecordedFact]
    public void A_postponed_event_without_a_new_date_keeps_its_old_one()
    {
        var listing = By("ticketmaster/index-dates-blocks-postponed-2026.json", "G5vYZ_ukh_5Ol");

        Assert.Equal((EventStatus.Postponed, true), (listing.Status, listing.Time.ToBeAnnounced));
        Assert.True(listing.Time.Start.IsUnknown);
        Assert.Equal(new EventMoment(new DateOnly(2026, 9, 13), new TimeOnly(19, 30), Json.Utc("2026-09-14T02:30:00Z")), listing.OriginalStart);
    }

    [RecordedFact]
    public void A_rescheduled_event_has_both_dates()
    {
        var listing = By("ticketmaster/index-dates-blocks-postponed-2026.json", "G5vYZ_GzP0DLP");

        Assert.Equal(EventStatus.Rescheduled, listing.Status);
        Assert.Equal(new DateOnly(2026, 9, 12), listing.Time.Start.LocalDate);
        Assert.Equal(new DateOnly(2026, 7, 31), listing.OriginalStart?.LocalDate);
    }

    [RecordedFact]
    public void A_longitude_of_the_wrong_sign_is_repaired_and_told()
    {
        var listing = By("ticketmaster/travisalanh-art.json", "G5vzZ9KlL3NIY");

        Assert.Equal((43.48236, -112.06525), (listing.Venue!.Location!.Value.Latitude, listing.Venue.Location.Value.Longitude));
        var warning = Assert.Single(listing.Warnings);
        Assert.Equal(("_embedded.venues[0].location.longitude", "112.06525"), (warning.Field, warning.Value));
        Assert.StartsWith("Repaired:", warning.Reason, StringComparison.Ordinal);
    }

    [RecordedFact]
    public void The_end_is_read_from_the_instant_and_not_from_the_repeated_local_time()
    {
        var course = By("ticketmaster/travisalanh-art.json", "LvZ18bMmrE3IVmU4AcFuf");

        Assert.Equal(new EventMoment(new DateOnly(2023, 3, 25), new TimeOnly(11, 45), Json.Utc("2023-03-25T18:45:00Z")), course.Time.End);
        Assert.Equal(new TimeOnly(10, 30), course.Time.Start.LocalTime);
    }

    [RecordedFact]
    public void Of_a_price_with_and_without_fees_the_one_without_is_taken() =>
        Assert.Equal(new Price(49.5m, 49.5m, "EUR", false), Only("ticketmaster/eventspotter-ireland-2020.json").Price);

    [RecordedFact]
    public void A_place_stands_in_for_a_missing_venue_even_with_an_empty_state()
    {
        var venue = Listings("ticketmaster/travisalanh-family.json").First(listing => listing.Venue?.CountryCode == "BE").Venue!;

        Assert.Equal(("Brussels", null, "Van Volxemlaan 354, 1190 Vorst, België"), (venue.City, venue.Region, venue.Address));
    }

    [RecordedFact]
    public void A_cancelled_event_keeps_its_date()
    {
        var cancelled = Assert.Single(Listings("ticketmaster/ashkick-events-sf.json"), listing => listing.Status == EventStatus.Cancelled);

        Assert.NotNull(cancelled.Time.Start.LocalDate);
        Assert.Equal(EventStatus.Cancelled, Only("ticketmaster/musicfinder-uk-2.json").Status);
    }

    [RecordedFact]
    public void Off_sale_is_not_cancelled()
    {
        var listing = Only("ticketmaster/cynwong-events-search-2019.json");

        Assert.Equal((EventStatus.Scheduled, SalesStatus.OffSale, null), (listing.Status, listing.Sales, listing.Price));
    }

    [RecordedFact]
    public void The_venue_gives_the_zone_that_the_event_lacks() =>
        Assert.All(Listings("ticketmaster/ashkick-events-ny.json"), listing => Assert.NotNull(listing.Time.TimeZone));

    [RecordedFact]
    public void Mexican_venues_without_coordinates_stay_without()
    {
        var listings = Listings("ticketmaster/sdkjs-events-search-options-2016.json");

        Assert.All(listings, listing => Assert.Equal((null, "MXN", "MX"), (listing.Venue!.Location, listing.Price!.Currency, listing.Venue.CountryCode)));
        Assert.All(listings, listing => Assert.Empty(listing.Performers));
    }

    [RecordedFact]
    public void All_online_events_of_the_destination_search_have_no_venue_and_their_own_zone()
    {
        var listings = Listings("eventbrite/nht-destination-search-results-2023.json");

        Assert.All(listings, listing => Assert.Equal((true, null), (listing.Online, listing.Venue)));
        Assert.Equal(148, listings.Count(listing => listing.Time.Start.Utc is not null));
        Assert.Equal(2, listings.Count(listing => listing.Time is { ToBeAnnounced: true, Start.IsUnknown: true, End: null }));
        Assert.Equal(14, listings.Select(listing => listing.Time.TimeZone).Distinct().Count());
        Assert.DoesNotContain(listings, listing => listing is { IsFree: false, Price: { Min: 0 or null, Max: 0 or null } });
    }

    [RecordedFact]
    public void A_destination_event_ends_on_the_next_day()
    {
        var party = By("eventbrite/ebfrontend-home-destination-2018.json", "44808222600");

        Assert.Equal(new EventMoment(new DateOnly(2018, 12, 31), new TimeOnly(21, 0), Json.Utc("2019-01-01T02:00:00Z")), party.Time.Start);
        Assert.Equal(new DateOnly(2019, 1, 1), party.Time.End?.LocalDate);
        Assert.Equal(new Price(0m, 329.99m, "USD"), party.Price);
    }

    [RecordedFact]
    public void Html_descriptions_become_text()
    {
        var listings = Listings("eventbrite/si507-events-search-chicago-2017.json");

        Assert.All(listings, listing => Assert.DoesNotContain("</", listing.Description, StringComparison.Ordinal));
        Assert.Equal(2, listings.Count(listing => listing.Images.IsEmpty));
        Assert.Equal(3, listings.Count(listing => listing.Categories.All(category => category.Scheme != "category")));
        Assert.Equal(6, listings.Count(listing => listing.SeriesId is not null));
        Assert.All(listings, listing => Assert.DoesNotContain("aff=", listing.Url, StringComparison.Ordinal));
    }

    [RecordedFact]
    public void A_yelp_event_points_to_its_eventbrite_listing()
    {
        var listing = Only("yelp/stewseo-search-events.json");

        Assert.Equal([new ListingKey(SourceName.Eventbrite, "499812952997")], listing.LinksTo.AsEnumerable());
        Assert.Equal(new Price(15m, null, null), listing.Price);
        Assert.DoesNotContain("adjust_creative", listing.Url, StringComparison.Ordinal);
    }

    [RecordedFact]
    public void Zero_for_an_event_that_is_not_free_is_no_price()
    {
        var listing = Only("yelp/yelpfusion3-doc-event-featured-sf-2022.json");

        Assert.Equal((false, null), (listing.IsFree, listing.Price));
        Assert.Equal((Json.Utc("2022-11-01T07:00:00Z"), Json.Utc("2022-11-15T07:30:00Z")), (listing.Time.Start.Utc, listing.Time.End!.Utc));
        Assert.Equal("cost", Assert.Single(listing.Warnings).Field);
    }

    [RecordedFact]
    public void A_made_up_postal_code_is_dropped_and_a_hybrid_event_has_its_physical_venue()
    {
        var venue = By("meetup/gql-inst-get_events-4.json", "264156061").Venue!;

        Assert.Equal((null, "NG", "Civil Engineering Building"), (venue.PostalCode, venue.CountryCode, venue.Name));
        Assert.DoesNotContain(Listings("meetup/gql-inst-get_events.json"), listing => listing.Venue?.Name == "Online event");
    }

    [RecordedFact]
    public void A_group_around_many_events_is_the_organizer_of_each() =>
        Assert.All(Listings("meetup/gql-v1-hackgvl-group.json"), listing => Assert.Equal(new Party("DC864 (DEF CON 864)", "29623789", null), listing.Organizer));

    [RecordedFact]
    public void An_old_zone_name_becomes_the_present_one_and_the_status_is_read()
    {
        var listing = Only("meetup/rest3-hackgvl-cancelled-2023.json");

        Assert.Equal((EventStatus.Cancelled, "America/New_York"), (listing.Status, listing.Time.TimeZone));
        Assert.Equal(new EventMoment(new DateOnly(2023, 12, 21), new TimeOnly(18, 30), Json.Utc("2023-12-21T23:30:00Z")), listing.Time.Start);
        Assert.Equal(new TimeOnly(20, 30), listing.Time.End?.LocalTime);
    }

    [RecordedFact]
    public void A_permanently_cancelled_meetup_is_cancelled() =>
        Assert.Contains(Listings("meetup/gql-vignettes-graphql-event-highres.json"), listing => listing.Status == EventStatus.Cancelled);

    [RecordedFact]
    public void A_place_says_what_it_is_where_and_in_which_zone()
    {
        var venue = Assert.Single(Parse("google/new-persistmn-detail-2.json").Venues);

        Assert.Equal(("ChIJj61dQgK6j4AR4GeTYWZsKWw", "Googleplex", "Mountain View", "CA", "US", "America/Los_Angeles"),
            (venue.Key.ExternalId, venue.Venue.Name, venue.Venue.City, venue.Venue.Region, venue.Venue.CountryCode, venue.Venue.TimeZone));
    }

    private static ParsedAnswer Parse(string file) => RecordedPayloads.AdapterOf(file).Parse(RecordedPayloads.Load(file));

    private static List<Listing> Listings(string file)
    {
        var adapter = RecordedPayloads.AdapterOf(file);
        return [.. Parse(file).Listings.Select(raw => adapter.Normalise(Json.Of(raw.Json))).OfType<NormaliseResult.Ok>().Select(ok => ok.Listing)];
    }

    private static Listing Only(string file) => Assert.Single(Listings(file));

    private static Listing By(string file, string id) => Assert.Single(Listings(file), listing => listing.Key.ExternalId == id);
}
