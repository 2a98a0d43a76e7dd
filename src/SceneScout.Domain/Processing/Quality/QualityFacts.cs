using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Processing.Quality;

/// <summary>What scores and gates look at: an event and what was found out about it.</summary>
/// <param name="Event">The event.</param>
/// <param name="Location">Its place, the source's or found out; null when unknown.</param>
/// <param name="Precision">How exact the place is, as <see cref="Enrichment.LocationPrecision"/> says it.</param>
/// <param name="City">Its city, the source's or found out.</param>
/// <param name="TimeZone">Its zone, the source's or found out.</param>
/// <param name="Category">Its likeliest category.</param>
/// <param name="Start">Its start as an instant; null when unknown.</param>
/// <param name="End">Its end as an instant; null when unknown.</param>
public readonly record struct QualityFacts(
    CanonicalEvent Event, GeoPoint? Location, string? Precision, string? City, string? TimeZone, CategoryGuess Category, DateTimeOffset? Start, DateTimeOffset? End)
{
    /// <summary>The content.</summary>
    public Listing Content => Event.Content;

    /// <summary>Whether it has no place of its own, being online.</summary>
    public bool IsOnlineOnly => Content.Online == true && Content.Venue is null;

    /// <summary>When it begins, by the day where the time is not known; null when neither is.</summary>
    public DateTimeOffset? Begins => Start ?? (Content.Time.Start.LocalDate is { } day ? new DateTimeOffset(day.ToDateTime(Content.Time.Start.LocalTime ?? TimeOnly.MinValue), TimeSpan.Zero) : null);

    /// <summary>When it is over: its end, else a day after its start; null when it has no date.</summary>
    public DateTimeOffset? Over => End ?? (Begins is { } begins && begins < DateTimeOffset.MaxValue.AddDays(-1) ? begins.AddDays(1) : null);

    /// <summary>How long it takes; null when its end is not known.</summary>
    public TimeSpan? Length => End is { } end && Start is { } start ? end - start : null;
}
