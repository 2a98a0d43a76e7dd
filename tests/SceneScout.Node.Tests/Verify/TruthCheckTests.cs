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

    private static TruthDocument Truth(params (double Day, string Id, bool Dated)[] events) =>
        new(Start, [.. events.Select(e => new TruthDocumentEvent("Berlin", Start.AddDays(e.Day), [new TruthDocumentListing("yelp", e.Id, null, e.Dated)]))]);
}
