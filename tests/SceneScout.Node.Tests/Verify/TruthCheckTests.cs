using SceneScout.Domain.Freshness;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Verify;
using Xunit;

namespace SceneScout.Node.Tests.Verify;

public sealed class TruthCheckTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(90);

    [Fact]
    public void Only_dated_listings_a_day_inside_the_horizon_are_expected()
    {
        var truth = Truth((0.5, "early", true), (1, "first", true), (40, "undated", false), (88.9, "last", true), (89, "late", true));

        Assert.Equal(["yelp:first", "yelp:last"], TruthCheck.Expected(truth, Start, Horizon).Select(keys => $"{keys[0]}"));
    }

    [Fact]
    public void Events_before_the_present_are_not_expected()
    {
        var truth = Truth((10, "past", true), (12, "coming", true));

        Assert.Equal("yelp:coming", $"{Assert.Single(TruthCheck.Expected(truth, Start.AddDays(10.5), Horizon))[0]}");
    }

    [Fact]
    public void A_listing_may_be_known_by_its_token()
    {
        var truth = new TruthDocument(Start, [new TruthDocumentEvent("Berlin", Start.AddDays(5), [new TruthDocumentListing("meetup", "1", "tok", true)])]);

        Assert.Equal(["meetup:1", "meetup:tok"], TruthCheck.Expected(truth, Start, Horizon).Single().Select(k => $"{k}"));
    }

    [Fact]
    public void Only_what_an_area_that_was_searched_covers_is_expected()
    {
        var berlin = TargetCities.Find("Berlin")!.Location;
        var area = new SearchedArea("yelp", new SearchScope(berlin, 50_000, new DateRange(Start, Start.AddDays(30))));
        var truth = new TruthDocument(Start,
        [
            Event("here", 5, berlin.Latitude, berlin.Longitude), Event("no venue", 5, null, null), Event("too late", 29.5, berlin.Latitude, berlin.Longitude),
            Event("at the edge", 5, berlin.Latitude + 0.449, berlin.Longitude), Event("elsewhere", 5, 48.85, 2.35), Event("other source", 5, berlin.Latitude, berlin.Longitude, "meetup"),
        ]);

        Assert.Equal(["here", "no venue"], TruthCheck.Within(truth, [area]).Events.Select(e => e.Listings.Single().Id));
        Assert.Empty(TruthCheck.Within(truth, []).Events);

        static TruthDocumentEvent Event(string id, double day, double? latitude, double? longitude, string source = "yelp") =>
            new("Berlin", Start.AddDays(day), [new TruthDocumentListing(source, id, null, true)], latitude, longitude);
    }

    private static TruthDocument Truth(params (double Day, string Id, bool Dated)[] events) =>
        new(Start, [.. events.Select(e => new TruthDocumentEvent("Berlin", Start.AddDays(e.Day), [new TruthDocumentListing("yelp", e.Id, null, e.Dated)]))]);
}
