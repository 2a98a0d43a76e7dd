using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Processing.Quality;

/// <summary>Scores events. Pure in event and instant: the same event at the same time always has the same score, and never one that is no number. docs/quality.md lists the rules.</summary>
public static class QualityRules
{
    private const int GoodTitle = 10;
    private const int LongTitle = 150;
    private const int GoodDescription = 50;
    private const int ShortDescription = 20;
    private const int GoodWidth = 640;
    private static readonly TimeSpan LongRun = TimeSpan.FromDays(7);

    /// <summary>The score of an event.</summary>
    /// <param name="facts">The event.</param>
    /// <param name="options">Weights, and which gates hold.</param>
    /// <param name="now">The instant.</param>
    public static QualityReport Of(in QualityFacts facts, QualityOptions options, DateTimeOffset now)
    {
        var reasons = ImmutableArray.CreateBuilder<string>(8);
        Span<double> scores =
        [
            Completeness(facts, reasons), Accuracy(facts, reasons), Consistency(facts, reasons), Freshness(facts, now, reasons), Trust(facts, reasons),
            Engagement(facts, reasons), Media(facts, reasons),
        ];
        var dimensions = ImmutableSortedDictionary.CreateBuilder<string, double>();
        var overall = 0.0;
        for (var at = 0; at < scores.Length; at++)
        {
            var score = Math.Round(Math.Clamp(scores[at], 0, 1), 4);
            dimensions[QualityDimension.All[at]] = score;
            overall += options.Weights.InOrder[at] * score;
        }

        return new QualityReport(Math.Round(Math.Clamp(overall, 0, 1), 4), dimensions.ToImmutable(), reasons.ToImmutable()) { Failures = QualityGates.Failed(facts, now) };
    }

    private static double Completeness(in QualityFacts facts, ImmutableArray<string>.Builder reasons)
    {
        var e = facts.Content;
        var placed = facts.IsOnlineOnly;
        var length = e.Description?.Length ?? 0;
        var lost = 0.0;
        if (e.Title.Length is < GoodTitle or > LongTitle)
            lost += Lose("completeness/title-length", 0.1, reasons);
        if (length < ShortDescription)
            lost += Lose(length == 0 ? "completeness/no-description" : "completeness/short-description", 0.15, reasons);
        else if (length < GoodDescription || e.DescriptionTruncated)
            lost += Lose(e.DescriptionTruncated ? "completeness/cut-description" : "completeness/short-description", 0.07, reasons);
        if (e.Time.Start.IsUnknown)
            lost += Lose("completeness/no-start", 0.2, reasons);
        else if (e.Time.Start is { LocalTime: null, Utc: null })
            lost += Lose("completeness/no-time", 0.1, reasons);
        if (e.Time.End is not { IsUnknown: false })
            lost += Lose("completeness/no-end", 0.1, reasons);
        if (!placed && string.IsNullOrWhiteSpace(e.Venue?.Name))
            lost += Lose("completeness/no-venue", 0.1, reasons);
        if (!placed && string.IsNullOrWhiteSpace(e.Venue?.Address))
            lost += Lose(facts.City is null ? "completeness/no-address" : "completeness/city-alone", facts.City is null ? 0.1 : 0.05, reasons);
        if (e.Images.IsEmpty)
            lost += Lose("completeness/no-image", 0.1, reasons);
        if (e.Price is null && e.IsFree is null)
            lost += Lose("completeness/no-price", 0.05, reasons);
        if (e.Categories.IsEmpty)
            lost += Lose("completeness/no-label", 0.05, reasons);
        if (e.Url is null && e.TicketUrl is null)
            lost += Lose("completeness/no-link", 0.05, reasons);
        return 1 - lost;
    }

    private static double Accuracy(in QualityFacts facts, ImmutableArray<string>.Builder reasons)
    {
        var lost = 0.0;
        if (facts.Content.Time.ToBeAnnounced)
            lost += Lose("accuracy/date-to-be-announced", 0.3, reasons);
        if (!facts.IsOnlineOnly)
            lost += facts.Precision switch
            {
                "source" or "rooftop" or "street" when facts.Location is not null => 0,
                "postcode" => Lose("accuracy/place-by-postcode", 0.1, reasons),
                "city" => Lose("accuracy/place-by-city", 0.2, reasons),
                _ => Lose("accuracy/no-place", 0.4, reasons),
            };
        if (facts.TimeZone is null && facts.Content.Time.Start.LocalTime is not null)
            lost += Lose("accuracy/no-zone", 0.1, reasons);
        if (facts.Category.Confidence < 0.3)
            lost += Lose("accuracy/unsure-category", 0.1, reasons);
        var (left, coarse) = (0, false);
        foreach (var warning in facts.Content.Warnings)
        {
            left += warning.Rule is null or RepairRule.LeftOut ? 1 : 0;
            coarse |= warning.Rule is RepairRule.CoarseCoordinates;
        }

        if (left > 0)
            lost += Lose("accuracy/fields-left-out", Math.Min(0.3, 0.1 * left), reasons);
        return 1 - lost - (coarse ? Lose("accuracy/coarse-place", 0.1, reasons) : 0);
    }

    private static double Consistency(in QualityFacts facts, ImmutableArray<string>.Builder reasons)
    {
        var e = facts.Content;
        var lost = 0.0;
        if (EndsBeforeStart(facts))
            lost += Lose("consistency/end-before-start", 0.5, reasons);
        if (facts.Length > LongRun)
            lost += Lose("consistency/long-run", 0.1, reasons);
        if (e.Price is { Min: { } min, Max: { } max } && max < min)
            lost += Lose("consistency/price-range", 0.3, reasons);
        if (e is { IsFree: true, Price.Min: > 0 })
            lost += Lose("consistency/free-with-price", 0.3, reasons);
        if (facts.Category.Name == CategoryName.Other)
            lost += Lose("consistency/no-category", 0.2, reasons);
        foreach (var rule in (ReadOnlySpan<string>)[RepairRule.Elsewhere, RepairRule.LocalAndUtc, RepairRule.EndBeforeStart, RepairRule.PriceRange, RepairRule.FreeWithPrice])
            if (Was(e, rule))
                lost += Lose("consistency/" + rule + "-repaired", 0.1, reasons);
        return 1 - lost;
    }

    // The steps of the first application's scorer, by days ahead or past.
    private static double Freshness(in QualityFacts facts, DateTimeOffset now, ImmutableArray<string>.Builder reasons)
    {
        if (facts.Begins is not { } begins)
            return 1 - Lose("freshness/no-date", 0.5, reasons);
        if (facts.Over is { } over && over < now)
            return 1 - Lose("freshness/over", (now - over).TotalDays switch { <= 1 => 0.2, <= 7 => 0.5, <= 30 => 0.8, _ => 0.9 }, reasons);
        return (begins - now).TotalDays switch
        {
            <= 7 => 1,
            <= 30 => 1 - Lose("freshness/beyond-7-days", 0.1, reasons),
            <= 90 => 1 - Lose("freshness/beyond-30-days", 0.3, reasons),
            _ => 1 - Lose("freshness/beyond-90-days", 0.5, reasons),
        };
    }

    private static double Trust(in QualityFacts facts, ImmutableArray<string>.Builder reasons)
    {
        var (best, sources, last) = (0.0, 0, default(SourceName));
        foreach (var listing in facts.Event.Listings)
        {
            if (listing.Source == last)
                continue;
            last = listing.Source;
            sources++;
            best = Math.Max(best, Trusted(listing.Source));
        }

        if (facts.Content.Submitted == true)
            return 1 - Lose("trust/submitted", 0.5, reasons);
        var lost = 1 - Math.Min(1, best + (0.05 * Math.Max(0, sources - 1)));
        return lost > 0 ? 1 - Lose(sources < 2 ? "trust/one-source" : "trust/few-sources", lost, reasons) : 1;
    }

    private static double Trusted(SourceName source) => source.Value switch
    {
        "manual" or "ticketmaster" => 0.9,
        "eventbrite" => 0.88,
        "meetup" or "yelp" => 0.8,
        _ => 0.7,
    };

    private static double Engagement(in QualityFacts facts, ImmutableArray<string>.Builder reasons)
    {
        var e = facts.Content;
        var lost = 0.0;
        if (e.TicketUrl is null && e.Url is null)
            lost += Lose("engagement/no-link", 0.4, reasons);
        if (e.Price is null && e.IsFree is null)
            lost += Lose("engagement/no-price", 0.2, reasons);
        if (e.Organizer is null && e.Performers.IsEmpty)
            lost += Lose("engagement/nobody-named", 0.3, reasons);
        if (e.Sales is SalesStatus.OffSale or SalesStatus.SoldOut || e.Status == EventStatus.Cancelled)
            lost += Lose("engagement/not-to-be-had", 0.1, reasons);
        return 1 - lost;
    }

    private static double Media(in QualityFacts facts, ImmutableArray<string>.Builder reasons)
    {
        var (own, large) = (0, false);
        foreach (var image in facts.Content.Images)
        {
            own += image.Generic ? 0 : 1;
            large |= !image.Generic && image.Width is null or >= GoodWidth;
        }

        return own switch
        {
            0 when facts.Content.Images.IsEmpty => 1 - Lose("media/no-image", 1, reasons),
            0 => 1 - Lose("media/generic-image", 0.7, reasons),
            _ when !large => 1 - Lose("media/small-image", 0.4, reasons),
            1 => 1 - Lose("media/one-image", 0.1, reasons),
            _ => 1,
        };
    }

    /// <summary>Whether the end lies before the start.</summary>
    internal static bool EndsBeforeStart(in QualityFacts facts) => facts.Length < TimeSpan.Zero
        || (facts.Length is null && facts.Content.Time.End?.LocalDate is { } last && facts.Content.Time.Start.LocalDate is { } first && last < first);

    private static bool Was(Listing e, string rule)
    {
        foreach (var warning in e.Warnings)
            if (warning.Rule == rule)
                return true;
        return false;
    }

    private static double Lose(string reason, double points, ImmutableArray<string>.Builder reasons)
    {
        reasons.Add(reason);
        return points;
    }
}
