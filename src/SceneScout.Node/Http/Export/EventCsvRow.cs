using System.Globalization;
using CsvHelper.Configuration.Attributes;

namespace SceneScout.Node.Http.Export;

/// <summary>An event as a row of CSV (RFC 4180). Lists are joined with <c>; </c>; what is not known is empty.</summary>
internal sealed record EventCsvRow
{
    [Name("id")]
    public required Guid Id { get; init; }

    [Name("version")]
    public required long Version { get; init; }

    [Name("title")]
    public required string Title { get; init; }

    [Name("status")]
    public required string Status { get; init; }

    [Name("freshness")]
    public required string Freshness { get; init; }

    [Name("startDate")]
    public string? StartDate { get; init; }

    [Name("startTime")]
    public string? StartTime { get; init; }

    [Name("startUtc")]
    public string? StartUtc { get; init; }

    [Name("endUtc")]
    public string? EndUtc { get; init; }

    [Name("timeZone")]
    public string? TimeZone { get; init; }

    [Name("venue")]
    public string? Venue { get; init; }

    [Name("address")]
    public string? Address { get; init; }

    [Name("city")]
    public string? City { get; init; }

    [Name("countryCode")]
    public string? CountryCode { get; init; }

    [Name("latitude")]
    public double? Latitude { get; init; }

    [Name("longitude")]
    public double? Longitude { get; init; }

    [Name("category")]
    public string? Category { get; init; }

    [Name("quality")]
    public double? Quality { get; init; }

    [Name("free")]
    public bool? Free { get; init; }

    [Name("priceMin")]
    public decimal? PriceMin { get; init; }

    [Name("priceMax")]
    public decimal? PriceMax { get; init; }

    [Name("currency")]
    public string? Currency { get; init; }

    [Name("performers")]
    public required string Performers { get; init; }

    [Name("organizer")]
    public string? Organizer { get; init; }

    [Name("url")]
    public string? Url { get; init; }

    [Name("image")]
    public string? Image { get; init; }

    [Name("sources")]
    public required string Sources { get; init; }

    /// <summary>The row of an event. A text that a table program would run as a formula gets an apostrophe before it.</summary>
    public static EventCsvRow Of(EventView view) => new()
    {
        Id = view.Id,
        Version = view.Version,
        Title = Harmless(view.Title)!,
        Status = view.Status,
        Freshness = view.Freshness,
        StartDate = view.Start.LocalDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        StartTime = view.Start.LocalTime?.ToString("HH:mm", CultureInfo.InvariantCulture),
        StartUtc = Instant(view.Start.Utc),
        EndUtc = Instant(view.End?.Utc),
        TimeZone = view.TimeZone,
        Venue = Harmless(view.Venue?.Name),
        Address = Harmless(view.Venue?.Address),
        City = Harmless(view.Venue?.City),
        CountryCode = view.Venue?.CountryCode,
        Latitude = view.Venue?.Latitude,
        Longitude = view.Venue?.Longitude,
        Category = view.Category,
        Quality = view.Quality,
        Free = view.IsFree,
        PriceMin = view.Price?.Min,
        PriceMax = view.Price?.Max,
        Currency = view.Price?.Currency,
        Performers = Harmless(string.Join("; ", view.Performers))!,
        Organizer = Harmless(view.Organizer),
        Url = view.Url,
        Image = view.Image,
        Sources = string.Join("; ", view.Sources),
    };

    private static string? Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? Harmless(string? text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;
}
