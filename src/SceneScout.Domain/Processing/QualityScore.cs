using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Processing;

/// <summary>How good an event's data is, 0 to 1: the weighted mean of named dimensions. It looks at the data alone, not at the clock, so that the same listings always give the same score.</summary>
/// <param name="Overall">0 to 1.</param>
/// <param name="Dimensions">Each 0 to 1.</param>
public sealed record QualityScore(double Overall, ImmutableSortedDictionary<string, double> Dimensions)
{
    private static readonly (string Name, double Weight, Func<CanonicalEvent, double> Of)[] Weighted =
    [
        ("content", 0.25, e => Mean(e.Content.Title.Length is >= 5 and <= 200, Length(e.Content.Description) >= 50 && !e.Content.DescriptionTruncated, !e.Content.Categories.IsEmpty)),
        ("time", 0.25, e => Mean(e.Content.Time.Start.LocalDate is not null, e.Content.Time.Start.LocalTime is not null, e.Content.Time.TimeZone is not null, EndsAfterStart(e.Content.Time))),
        ("place", 0.2, e => e.Content.Online == true && e.Content.Venue is null ? 1 : Mean(e.Content.Venue?.Name is not null, e.Content.Venue?.Location is not null, e.Content.Venue?.Address is not null, e.Content.Venue?.City is not null)),
        ("media", 0.1, e => e.Content.Images.Any(i => !i.Generic) ? 1 : e.Content.Images.IsEmpty ? 0 : 0.3),
        ("tickets", 0.1, e => Mean(e.Content.Price is not null || e.Content.IsFree == true, (e.Content.TicketUrl ?? e.Content.Url) is not null)),
        ("corroboration", 0.1, e => Math.Min(1, (e.Listings.Select(l => l.Source).Distinct().Count() + 1) / 4.0)),
    ];

    /// <summary>The score of an event.</summary>
    public static QualityScore Of(CanonicalEvent e)
    {
        var dimensions = Weighted.ToImmutableSortedDictionary(d => d.Name, d => Math.Round(d.Of(e), 4));
        return new QualityScore(Math.Round(Weighted.Sum(d => d.Weight * dimensions[d.Name]), 4), dimensions);
    }

    private static int Length(string? text) => text?.Length ?? 0;

    private static double Mean(params ReadOnlySpan<bool> facts)
    {
        var held = 0;
        foreach (var fact in facts)
            held += fact ? 1 : 0;
        return (double)held / facts.Length;
    }

    // No end is no fault; an end before the start is.
    private static bool EndsAfterStart(EventTime time) =>
        time.End is not { } end || (end.Utc, time.Start.Utc) is not ({ } last, { } first) || last >= first;
}
