using System.Collections.Immutable;
using CsCheck;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Processing.Quality;

namespace SceneScout.Domain.Tests.Processing.Quality;

public class QualityRulesProperties
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<DateTimeOffset?> GenInstant = Gens.One<DateTimeOffset?>(
        null, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Now, Now.AddHours(-3), Now.AddDays(5), Now.AddDays(60), Now.AddDays(700), Now.AddDays(-40));

    private static readonly Gen<QualityFacts> GenFacts =
        from title in Gens.One("", "!", "Jazz", "Jazz Night at the Pier", "TEST", "AAAAAAAAAA BBBBB CCC", new string('x', 600))
        from description in Gens.One<string?>(null, "", "short", new string('d', 30), new string('d', 5000))
        from date in Gens.One<DateOnly?>(null, DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2026, 5, 2))
        from time in Gens.One<TimeOnly?>(null, TimeOnly.MinValue, new TimeOnly(20, 0))
        from start in GenInstant
        from end in GenInstant
        from announced in Gen.Bool
        from place in Gens.One<GeoPoint?>(null, new GeoPoint(0, 0), new GeoPoint(-90, 180), new GeoPoint(52.5, 13.4))
        from precision in Gens.One<string?>(null, "source", "city", "postcode", "odd")
        from venue in Gens.One<Venue?>(null, new Venue(), new Venue { Name = "Hall" }, new Venue { Name = " ", Address = "Street 1" })
        from online in Gens.One<bool?>(null, true, false)
        from price in Gens.One<Price?>(null, new Price(null, null, null), new Price(0, 0, "EUR"), new Price(20, 10, null), new Price(decimal.MaxValue, null, "EUR"))
        from free in Gens.One<bool?>(null, true, false)
        from images in Gens.One<ImmutableArray<ImageLink>>([], [new ImageLink("https://i.example/1", null, null, true)], [new ImageLink("https://i.example/1", 10, 10)], [new ImageLink("https://i.example/1", 900, 10), new ImageLink("https://i.example/2", 900, 10)])
        from rule in Gens.One<string?>(null, RepairRule.LeftOut, RepairRule.Elsewhere, RepairRule.LocalAndUtc)
        from sources in Gens.One<string[]>([], ["yelp:1"], ["meetup:1", "yelp:1"], ["eventbrite:1", "manual:2", "meetup:3", "ticketmaster:4", "yelp:1", "zzz:9"])
        from category in Gens.One("other", "music")
        from confidence in Gens.One(0.0, 0.2, 1.0, double.NaN)
        let listing = new Listing
        {
            Key = Listings.Key("yelp:1"),
            Title = title,
            Description = description,
            Time = new EventTime(new EventMoment(date, time, start), new EventMoment(null, null, end), null, announced),
            Venue = venue,
            Online = online,
            Price = price,
            IsFree = free,
            Images = images,
            Warnings = rule is null ? [] : [new FieldError("lat", "x", "Left out.", null, rule)],
        }
        select new QualityFacts(
            new CanonicalEvent { Id = Guid.Empty, Block = "b", Version = 1, Content = listing, Listings = [.. sources.Select(Listings.Key)], Provenance = ImmutableSortedDictionary<string, ListingKey>.Empty },
            place, precision, venue?.City, null, new CategoryGuess(category, null, confidence), start, end);

    [Fact]
    public void Every_score_is_a_number_from_0_to_1_whatever_the_event_is() => GenFacts.Sample(
        facts =>
        {
            var report = QualityRules.Of(facts, QualityOptions.Default, Now);

            Assert.Equal(QualityDimension.All.Order(StringComparer.Ordinal), report.Dimensions.Keys);
            Assert.All(report.Dimensions.Values.Append(report.Overall).Concat(report.Failures.Select(failure => failure.Score)), score => Assert.InRange(score, 0, 1));
            Assert.All(report.Reasons, reason => Assert.Contains(reason.Split('/')[0], QualityDimension.All));
            Assert.All(report.Failures, failure => Assert.NotEmpty(failure.Rules));
        },
        iter: 3_000);

    [Fact]
    public void The_same_event_at_the_same_time_always_scores_the_same() => GenFacts.Sample(
        facts =>
        {
            var (first, again) = (QualityRules.Of(facts, QualityOptions.Default, Now), QualityRules.Of(facts, QualityOptions.Default, Now));

            Assert.Equal(first.Overall, again.Overall);
            Assert.Equal(first.Dimensions, again.Dimensions);
            Assert.Equal<string>(first.Reasons, again.Reasons);
        },
        iter: 300);

    [Fact]
    public void A_dimension_is_whole_exactly_when_no_reason_lowers_it() => GenFacts.Sample(
        facts =>
        {
            var report = QualityRules.Of(facts, QualityOptions.Default, Now);

            Assert.All(report.Dimensions, dimension =>
            {
                if (dimension.Value < 1)
                    Assert.Contains(report.Reasons, reason => reason.StartsWith(dimension.Key + "/", StringComparison.Ordinal));
            });
        },
        iter: 1_000);
}
