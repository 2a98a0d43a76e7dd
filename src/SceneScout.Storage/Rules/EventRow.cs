using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Text;

namespace SceneScout.Storage.Rules;

/// <summary>An event as columns: its JSON, and what queries ask for taken out of it.</summary>
internal sealed record EventRow(CanonicalEvent Event, Enrichment? Enrichment, DateTimeOffset At)
{
    /// <summary>Stands last in every order: the start is unknown.</summary>
    public const long UnknownStart = long.MaxValue;

    private const int MaxShortText = 500;
    private const int MaxSearchText = 8000;

    private Listing Content => Event.Content;

    // What processing found out holds for the version that it processed, no longer.
    private Enrichment? Current => Enrichment?.OfVersion == Event.Version ? Enrichment : null;

    /// <summary>The event, packed.</summary>
    public byte[] Body => PackedJson.Pack(StorableJson.CleanOwn(JsonSerializer.SerializeToUtf8Bytes(Event, EventJson.Default.CanonicalEvent)));

    /// <summary>Its pictures as JSON, which the view <c>images</c> looks into; null for none.</summary>
    public byte[]? Images =>
        Content.Images.IsEmpty ? null : StorableJson.CleanOwn(JsonSerializer.SerializeToUtf8Bytes(Content.Images, EventJson.Default.ImmutableArrayImageLink));

    /// <summary>What processing found out, packed.</summary>
    public byte[]? EnrichmentPacked =>
        Enrichment is null ? null : PackedJson.Pack(StorableJson.CleanOwn(JsonSerializer.SerializeToUtf8Bytes(Enrichment, EventJson.Default.Enrichment)));

    public string Title => StorableText.Clean(Content.Title);

    public string? Description => StorableText.CleanOrNull(Content.Description);

    public DateTimeOffset? StartTime => Current?.StartUtc ?? Content.Time.Start.Utc;

    public DateTimeOffset? EndTime => Current?.EndUtc ?? Content.Time.End?.Utc;

    public DateOnly? StartDate => Content.Time.Start.LocalDate;

    public DateOnly? EndDate => Content.Time.End?.LocalDate;

    /// <summary>Microseconds since 1970: the instant, else local date and time as if UTC (midnight when there is no time).</summary>
    public long StartSort => StartTime is { } start
        ? Instants.Micros(start)
        : StartDate is { } day
            ? Instants.Micros(new DateTimeOffset(day.ToDateTime(Content.Time.Start.LocalTime ?? TimeOnly.MinValue), TimeSpan.Zero))
            : UnknownStart;

    public string? TimeZone => StorableText.Clip(Current?.TimeZone ?? Content.Time.TimeZone, MaxShortText);

    public string? VenueName => StorableText.Clip(Content.Venue?.Name, MaxShortText);

    public string? City => StorableText.Clip(Current?.City ?? Content.Venue?.City, MaxShortText);

    public string? CityKey => City is { } city ? Fold(city) : null;

    public string? CountryCode => StorableText.Clip(Current?.CountryCode ?? Content.Venue?.CountryCode, MaxShortText);

    public GeoPoint? Location => Current?.Location ?? Content.Venue?.Location;

    public string? Url => StorableText.CleanOrNull(Content.Url);

    public string? ImageUrl => StorableText.CleanOrNull(Current?.PrimaryImage ?? (Content.Images.IsEmpty ? null : Content.Images[0].Url));

    /// <summary>Normalised words of title, venue and performers.</summary>
    public string SearchText => StorableText.Clip(
        string.Join('\n', new[] { Content.Title, Content.Venue?.Name }.Concat(Content.Performers.Select(p => p.Name)).Select(TextNormaliser.Key)),
        MaxSearchText)!;

    /// <summary>What it was merged from, see <see cref="Rules.MergedFrom"/>.</summary>
    public long MergedFrom => Rules.MergedFrom.Hash(Event.Version, Event.Listings);

    public string Source => StorableText.Clean(Content.Key.Source.Value);

    /// <summary>The word of a status.</summary>
    public static string StatusName(EventStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>Text for comparing without case.</summary>
    public static string Fold(string text) => text.Trim().ToLowerInvariant();
}
