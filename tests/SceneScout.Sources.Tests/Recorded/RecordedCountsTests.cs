using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests.Recorded;

public sealed class RecordedCountsTests
{
    /// <summary>File, listings, venues, failures; of the listings usable, skipped, rejected; note.</summary>
    public static TheoryData<string, int, int, int, int, int, int, string?> Counts => new()
    {
        { "eventbrite/breatheco-event-detail-2021.json", 1, 0, 0, 1, 0, 0, null },
        { "eventbrite/breatheco-organization-events-2021.json", 1, 0, 0, 1, 0, 0, null },
        { "eventbrite/breatheco-organization-venues-2021.json", 0, 1, 0, 0, 0, 0, null },
        { "eventbrite/breatheco-ticket-class-2021.json", 0, 0, 0, 0, 0, 0, "A ticket class, no event." },
        { "eventbrite/capitalnature-events_json-2019.json", 2, 0, 0, 2, 0, 0, null },
        { "eventbrite/capitalnature-organizer_json-2019.json", 0, 0, 0, 0, 0, 0, "An organizer, no event." },
        { "eventbrite/dtoneill-events-org.json", 5, 0, 0, 0, 5, 0, null },
        { "eventbrite/ebfrontend-home-destination-2018.json", 10, 0, 0, 10, 0, 0, null },
        { "eventbrite/genevajug-categories.json", 0, 0, 0, 0, 0, 0, "Categories, no events." },
        { "eventbrite/genevajug-events.json", 2, 0, 0, 1, 1, 0, null },
        { "eventbrite/hackgvl-organizer-events-live-2023.json", 1, 0, 0, 1, 0, 0, null },
        { "eventbrite/hackgvl-venue-2023.json", 0, 1, 0, 0, 0, 0, null },
        { "eventbrite/nht-destination-search-results-2023.json", 150, 0, 0, 150, 0, 0, null },
        { "eventbrite/sdkruby-categories.json", 0, 0, 0, 0, 0, 0, "Categories, no events." },
        { "eventbrite/sdkruby-event_not_found.json", 0, 0, 0, 0, 0, 0, "An error body (NOT_FOUND)." },
        { "eventbrite/sdkruby-event_read.json", 1, 0, 0, 0, 1, 0, null },
        { "eventbrite/sdkruby-events.json", 1, 0, 0, 0, 1, 0, null },
        { "eventbrite/sdkruby-no_token.json", 0, 0, 0, 0, 0, 0, "An error body (NO_AUTH)." },
        { "eventbrite/sdkruby-subcategories.json", 0, 0, 0, 0, 0, 0, "Subcategories, no events." },
        { "eventbrite/si507-events-search-chicago-2017.json", 47, 0, 0, 47, 0, 0, null },
        { "eventbrite/si507-subcategories-2017.json", 0, 0, 0, 0, 0, 0, "Subcategories, no events." },
        { "google/legacy-java-FindPlaceFromTextMuseumOfContemporaryArt.json", 0, 0, 1, 0, 0, 0, null },
        { "google/legacy-java-PlaceDetailsResponseForPermanentlyClosedPlace.json", 0, 0, 1, 0, 0, 0, null },
        { "google/legacy-java-PlaceDetailsResponseWithBusinessStatus.json", 0, 0, 1, 0, 0, 0, null },
        { "google/legacy-java-PlacesApiDetailsInFrenchResponse.json", 0, 1, 0, 0, 0, 0, null },
        { "google/legacy-java-PlacesApiNearbySearchRequestByKeywordResponse.json", 0, 20, 0, 0, 0, 0, null },
        { "google/legacy-java-PlacesApiNearbySearchRequestByTypeResponse.json", 0, 20, 0, 0, 0, 0, null },
        { "google/legacy-java-PlacesApiPhotoResponse.json", 0, 1, 0, 0, 0, 0, null },
        { "google/legacy-java-TextSearchPizzaInNYC.json", 0, 20, 0, 0, 0, 0, null },
        { "google/legacy-java-placesApiKitaWardResponse.json", 0, 1, 0, 0, 0, 0, null },
        { "google/legacy-parkingapp-nearby.json", 0, 20, 0, 0, 0, 0, null },
        { "google/new-guideai-searchnearby-sf-2025.json", 0, 10, 0, 0, 0, 0, null },
        { "google/new-mapapp-placedetails.json", 0, 1, 0, 0, 0, 0, null },
        { "google/new-matchmeals-search-2025.json", 0, 2, 0, 0, 0, 0, null },
        { "google/new-persistmn-detail-1.json", 0, 1, 0, 0, 0, 0, null },
        { "google/new-persistmn-detail-2.json", 0, 1, 0, 0, 0, 0, null },
        { "google/new-persistmn-search-1.json", 0, 1, 0, 0, 0, 0, null },
        { "meetup/gql-inst-get_events-1.json", 0, 0, 0, 0, 0, 0, "An error body (ValidationError)." },
        { "meetup/gql-inst-get_events-2.json", 0, 0, 0, 0, 0, 0, "An error body (ValidationError)." },
        { "meetup/gql-inst-get_events-3.json", 0, 0, 0, 0, 0, 0, "An error body (ValidationError)." },
        { "meetup/gql-inst-get_events-4.json", 5, 0, 0, 5, 0, 0, null },
        { "meetup/gql-inst-get_events.json", 13, 0, 0, 13, 0, 0, null },
        { "meetup/gql-testthat-find_topics-1.json", 0, 0, 0, 0, 0, 0, "Topics, no events." },
        { "meetup/gql-testthat-find_topics.json", 0, 0, 0, 0, 0, 0, "Topics, no events." },
        { "meetup/gql-testthat-get_pro_events-2.json", 5, 0, 0, 5, 0, 0, null },
        { "meetup/gql-v1-hackgvl-group.json", 11, 0, 0, 11, 0, 0, null },
        { "meetup/gql-vignettes-graphql-debug-mode.json", 0, 0, 0, 0, 0, 0, "A group, no events." },
        { "meetup/gql-vignettes-graphql-event-highres.json", 14, 0, 0, 14, 0, 0, null },
        { "meetup/gql-vignettes-graphql-group-details-1.json", 0, 0, 0, 0, 0, 0, "A group, no events." },
        { "meetup/gql-vignettes-introsp-custom-query.json", 0, 0, 1, 0, 0, 0, null },
        { "meetup/rest2-events-2014.json", 1, 0, 0, 1, 0, 0, null },
        { "meetup/rest3-find-upcoming-events-2017-b.json", 5, 0, 0, 5, 0, 0, null },
        { "meetup/rest3-group-2019.json", 0, 0, 0, 0, 0, 0, "A group, no events." },
        { "meetup/rest3-group-events-2019.json", 1, 0, 0, 1, 0, 0, null },
        { "meetup/rest3-hackgvl-cancelled-2023.json", 1, 0, 0, 1, 0, 0, null },
        { "meetup/rest3-hackgvl-online-2023.json", 1, 0, 0, 1, 0, 0, null },
        { "ticketmaster/SYNTHETIC-eventos-mty.json", 0, 0, 3, 0, 0, 0, null },
        { "ticketmaster/april9288-events-search-2019.json", 20, 0, 0, 20, 0, 0, null },
        { "ticketmaster/ashkick-events-ny.json", 10, 0, 0, 10, 0, 0, null },
        { "ticketmaster/ashkick-events-sf.json", 10, 0, 0, 10, 0, 0, null },
        { "ticketmaster/cynwong-events-search-2019.json", 1, 0, 0, 1, 0, 0, null },
        { "ticketmaster/docs-get-event-images.json", 0, 0, 0, 0, 0, 0, "Images of an event, no event." },
        { "ticketmaster/docs-get-event.json", 1, 0, 0, 1, 0, 0, null },
        { "ticketmaster/docs-get-venue.json", 0, 1, 0, 0, 0, 0, null },
        { "ticketmaster/docs-search-attractions.json", 0, 0, 0, 0, 0, 0, "Attractions, no events." },
        { "ticketmaster/docs-search-events.json", 1, 0, 0, 1, 0, 0, null },
        { "ticketmaster/docs-search-venues.json", 0, 2, 0, 0, 0, 0, null },
        { "ticketmaster/eventspotter-ireland-2020.json", 1, 0, 0, 1, 0, 0, null },
        { "ticketmaster/gigfinder-uk-2024.json", 20, 0, 0, 20, 0, 0, null },
        { "ticketmaster/index-dates-blocks-postponed-2026.json", 2, 0, 0, 2, 0, 0, null },
        { "ticketmaster/jsea-byname.json", 1, 0, 0, 1, 0, 0, null },
        { "ticketmaster/jsea-eventdetail.json", 1, 0, 0, 1, 0, 0, null },
        { "ticketmaster/jsea-topevents.json", 3, 0, 0, 3, 0, 0, null },
        { "ticketmaster/musicfinder-uk-1.json", 0, 0, 0, 0, 0, 0, "A page without events." },
        { "ticketmaster/musicfinder-uk-2.json", 1, 0, 0, 1, 0, 0, null },
        { "ticketmaster/nextgig-events-empty_page-2022.json", 0, 0, 0, 0, 0, 0, "A page without events." },
        { "ticketmaster/nextgig-events-first_page-2022.json", 10, 0, 0, 10, 0, 0, null },
        { "ticketmaster/nextgig-events-second_page-2022.json", 10, 0, 0, 10, 0, 0, null },
        { "ticketmaster/sdkjs-attraction-detail.json", 0, 0, 0, 0, 0, 0, "Attractions, no events." },
        { "ticketmaster/sdkjs-classification-detail.json", 0, 0, 0, 0, 0, 0, "Classifications, no events." },
        { "ticketmaster/sdkjs-commerce-offer-500.json", 0, 0, 0, 0, 0, 0, "An error body (40001)." },
        { "ticketmaster/sdkjs-event-404.json", 0, 0, 0, 0, 0, 0, "An error body (DIS1004)." },
        { "ticketmaster/sdkjs-event-detail-2016.json", 1, 0, 0, 1, 0, 0, null },
        { "ticketmaster/sdkjs-event-images.json", 0, 0, 0, 0, 0, 0, "Images of an event, no event." },
        { "ticketmaster/sdkjs-events-search-options-2016.json", 5, 0, 0, 5, 0, 0, null },
        { "ticketmaster/sdkjs-venue-detail.json", 0, 1, 0, 0, 0, 0, null },
        { "ticketmaster/travisalanh-art.json", 4, 0, 0, 4, 0, 0, null },
        { "ticketmaster/travisalanh-car.json", 4, 0, 0, 4, 0, 0, null },
        { "ticketmaster/travisalanh-family.json", 4, 0, 0, 4, 0, 0, null },
        { "ticketmaster/zachbrown12-events-search-2020.json", 20, 0, 0, 20, 0, 0, null },
        { "yelp/harshtotla-business-detail.json", 0, 1, 0, 0, 0, 0, null },
        { "yelp/harshtotla-business-search-atlanta.json", 0, 20, 0, 0, 0, 0, null },
        { "yelp/index-error-invalid-location.json", 0, 0, 0, 0, 0, 0, "An error body (INVALID_LOCATION)." },
        { "yelp/index-event-atlanta-2008.json", 1, 0, 0, 1, 0, 0, null },
        { "yelp/index-events-search-king-of-prussia-3.json", 3, 0, 0, 3, 0, 0, null },
        { "yelp/index-events-search-london-2010.json", 1, 0, 0, 1, 0, 0, null },
        { "yelp/ios-error.json", 0, 0, 0, 0, 0, 0, "An error body (MISSING_PARAMETER)." },
        { "yelp/legacy-v2-android-searchResponse.json", 0, 6, 0, 0, 0, 0, null },
        { "yelp/legacy-v2-ios-search_response-full.json", 0, 20, 0, 0, 0, 0, null },
        { "yelp/stewseo-business-search.json", 0, 20, 0, 0, 0, 0, null },
        { "yelp/stewseo-event-2007.json", 1, 0, 0, 1, 0, 0, null },
        { "yelp/stewseo-example-businesses.json", 0, 5, 0, 0, 0, 0, null },
        { "yelp/stewseo-featured-event-2022.json", 1, 0, 0, 1, 0, 0, null },
        { "yelp/stewseo-search-events.json", 1, 0, 0, 1, 0, 0, null },
        { "yelp/stewseo-search-transactions.json", 0, 1, 0, 0, 0, 0, null },
        { "yelp/vcr-business-search-400-validation-error.json", 0, 0, 0, 0, 0, 0, "An error body (VALIDATION_ERROR)." },
        { "yelp/vcr-business-search-denver-2022.json", 0, 20, 0, 0, 0, 0, null },
        { "yelp/vcr-business-search-pueblo-2022.json", 0, 20, 0, 0, 0, 0, null },
        { "yelp/yelpfusion3-business-autocomplete.json", 0, 2, 0, 0, 0, 0, null },
        { "yelp/yelpfusion3-business-business.json", 0, 1, 0, 0, 0, 0, null },
        { "yelp/yelpfusion3-business-businessdetails.json", 0, 1, 0, 0, 0, 0, null },
        { "yelp/yelpfusion3-business-businesssearch.json", 0, 3, 0, 0, 0, 0, null },
        { "yelp/yelpfusion3-business-phonesearch.json", 0, 1, 0, 0, 0, 0, null },
        { "yelp/yelpfusion3-category-categories.json", 0, 0, 0, 0, 0, 0, "Categories, no events." },
        { "yelp/yelpfusion3-doc-event-featured-sf-2022.json", 1, 0, 0, 1, 0, 0, null },
        { "yelp/yelpfusion3-doc-event-search-sf-3.json", 3, 0, 0, 3, 0, 0, null },
        { "yelp/yelpfusion3-event-event.json", 1, 0, 0, 1, 0, 0, null },
        { "yelp/yelpfusion3-event-eventsearch.json", 1, 0, 0, 1, 0, 0, null },
    };

    [RecordedTheory]
    [MemberData(nameof(Counts))]
    public void Every_recorded_answer_gives_what_it_holds(string file, int listings, int venues, int failures, int usable, int skipped, int rejected, string? note)
    {
        var adapter = RecordedPayloads.AdapterOf(file);

        var answer = adapter.Parse(RecordedPayloads.Load(file));
        var results = answer.Listings.Select(raw => adapter.Normalise(Json.Of(raw.Json))).ToList();

        Assert.Equal((listings, venues, failures), (answer.Listings.Length, answer.Venues.Length, answer.Failures.Length));
        Assert.Equal(
            (usable, skipped, rejected),
            (results.OfType<NormaliseResult.Ok>().Count(), results.OfType<NormaliseResult.Skipped>().Count(), results.OfType<NormaliseResult.Rejected>().Count()));
        Assert.Equal(note, answer.Note);
    }

    [RecordedFact]
    public void Every_recorded_file_is_in_the_table() =>
        Assert.Equal(Counts.Select(row => (string)row[0]).Order(StringComparer.Ordinal), RecordedPayloads.Files());

    [RecordedFact]
    public void A_listing_read_alone_gives_the_key_under_which_it_was_found()
    {
        foreach (var file in RecordedPayloads.Files())
        {
            var adapter = RecordedPayloads.AdapterOf(file);
            foreach (var raw in adapter.Parse(RecordedPayloads.Load(file)).Listings)
                if (adapter.Normalise(Json.Of(raw.Json)) is NormaliseResult.Ok ok)
                    Assert.Equal(raw.Key, ok.Listing.Key);
        }
    }

    [RecordedFact]
    public void A_raw_listing_parsed_again_is_itself()
    {
        foreach (var file in RecordedPayloads.Files())
        {
            var adapter = RecordedPayloads.AdapterOf(file);
            foreach (var raw in adapter.Parse(RecordedPayloads.Load(file)).Listings)
                Assert.Equal(raw, Assert.Single(adapter.Parse(Json.Of(raw.Json)).Listings));
        }
    }
}
