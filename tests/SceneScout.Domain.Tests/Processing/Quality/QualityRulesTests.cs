using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Processing.Quality;

namespace SceneScout.Domain.Tests.Processing.Quality;

public class QualityRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Listing Good = Listings.Of("ticketmaster:1", "An evening of quartets", "2026-05-03") with
    {
        Description = "Four players and what they wrote last winter, for the first time in town.",
        Time = new EventTime(new EventMoment(new DateOnly(2026, 5, 3), new TimeOnly(20, 0), Now.AddDays(2)), new EventMoment(new DateOnly(2026, 5, 3), new TimeOnly(22, 0), Now.AddDays(2).AddHours(2)), "America/New_York", false),
        Venue = new Venue { Name = "Blue Note", Address = "131 W 3rd St", City = "New York", CountryCode = "US", Location = new GeoPoint(40.7309, -74.0007) },
        Price = new Price(20, 40, "USD"),
        Url = "https://tickets.example/1",
        Performers = [new Party("The Quartet", null, null)],
        Categories = [new SourceCategory("segment", null, "Music")],
        Images = [new ImageLink("https://i.example/1", 1024, 576), new ImageLink("https://i.example/2", 640, 360)],
    };

    [Fact]
    public void A_well_kept_event_of_one_source_is_premium_and_passes_all_gates()
    {
        var report = Score(Good);

        Assert.Equal<string>(["trust/one-source"], report.Reasons);
        Assert.Equal("premium", QualityTier.Of(report.Overall));
        Assert.Empty(report.Failures);
    }

    [Fact]
    public void A_bare_event_says_what_it_lacks_and_fails_the_gate_of_completeness()
    {
        var report = Score(Good with { Description = null, Images = [], Price = null, Url = null, Performers = [] });

        Assert.Contains("completeness/no-description", report.Reasons);
        Assert.Contains("media/no-image", report.Reasons);
        var failure = Assert.Single(report.Failures);
        Assert.Equal(("core_completeness", GateSeverity.Critical, 0.7, 0.8), (failure.Gate, failure.Severity, failure.Score, failure.Threshold));
        Assert.Equal<string>(["no description", "no image", "no price"], failure.Rules);
    }

    [Theory]
    [InlineData("test", "content_quality")]
    [InlineData("Test Match: England v India", null)]
    [InlineData("asdf asdf", null)]
    public void A_placeholder_is_whole_words_and_alone_holds_nothing_back(string title, string? gate)
    {
        var report = Score(Good with { Title = title, Description = title == "test" ? "x" : Good.Description });

        Assert.Equal(gate, report.Failures.IsEmpty ? null : Assert.Single(report.Failures).Gate);
    }

    [Fact]
    public void An_event_that_ends_before_it_begins_is_inconsistent()
    {
        var report = QualityRules.Of(Facts(Good) with { End = Now }, QualityOptions.Default, Now);

        Assert.Equal(0.5, report.Dimensions["consistency"]);
        Assert.Equal("business_consistency", Assert.Single(report.Failures).Gate);
    }

    [Fact]
    public void What_is_near_is_fresher_than_what_is_far_and_what_is_over_is_stale()
    {
        double Of(DateTimeOffset now) => QualityRules.Of(Facts(Good), QualityOptions.Default, now).Dimensions["freshness"];

        Assert.Equal((1, 0.9, 0.7, 0.5, 0.8, 0.1), (Of(Now), Of(Now.AddDays(-20)), Of(Now.AddDays(-60)), Of(Now.AddDays(-400)), Of(Now.AddDays(2.5)), Of(Now.AddDays(90))));
    }

    [Fact]
    public void A_submission_is_trusted_less_than_a_listing() =>
        Assert.Equal(0.5, Score(Good with { Submitted = true }).Dimensions["trust"]);

    [Fact]
    public void Weights_that_do_not_sum_to_1_are_refused_by_name()
    {
        var weights = QualityDimension.All.ToDictionary(name => name, _ => 0.2);

        var mistake = QualityWeights.Mistake(weights);

        Assert.Contains("completeness = 0.2", mistake, StringComparison.Ordinal);
        Assert.Contains("sum to 1.4", mistake, StringComparison.Ordinal);
        Assert.Null(QualityWeights.Mistake(QualityDimension.All.Select((name, at) => (name, at)).ToDictionary(d => d.name, d => QualityWeights.Default.InOrder[d.at])));
        Assert.Contains("media = -1", QualityWeights.Mistake(new Dictionary<string, double>(weights) { ["media"] = -1 }), StringComparison.Ordinal);
    }

    private static QualityReport Score(Listing listing) => QualityRules.Of(Facts(listing), QualityOptions.Default, Now);

    private static QualityFacts Facts(Listing listing) => new(
        new CanonicalEvent { Id = Guid.Empty, Block = "b", Version = 1, Content = listing, Listings = [listing.Key], Provenance = ImmutableSortedDictionary<string, ListingKey>.Empty },
        listing.Venue?.Location, "source", listing.Venue?.City, "America/New_York", new CategoryGuess("music", null, 0.9), listing.Time.Start.Utc, listing.Time.End?.Utc);
}
