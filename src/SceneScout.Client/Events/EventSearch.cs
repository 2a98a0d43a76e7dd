namespace SceneScout.Client.Events;

/// <summary>A question for events. All conditions hold at once; null means any.</summary>
public sealed record EventSearch
{
    /// <summary>Starts at this instant or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Starts before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Starts on this day or later, by the calendar of its place.</summary>
    public DateOnly? LocalFrom { get; init; }

    /// <summary>Starts on this day or before, by the calendar of its place.</summary>
    public DateOnly? LocalTo { get; init; }

    /// <summary>Was written at this instant or later.</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>The likeliest category.</summary>
    public string? Category { get; init; }

    /// <summary>One of its listings is from this source.</summary>
    public string? Source { get; init; }

    /// <summary>Its city, in any case.</summary>
    public string? City { get; init; }

    /// <summary>Words, all of which occur in title, venue or performers.</summary>
    public string? Text { get; init; }

    /// <summary>Around this point: latitude and longitude in degrees.</summary>
    public (double Latitude, double Longitude)? Near { get; init; }

    /// <summary>Metres around <see cref="Near"/>; 10,000 when left out.</summary>
    public double? RadiusMetres { get; init; }

    /// <summary>West, south, east and north in degrees.</summary>
    public (double West, double South, double East, double North)? Box { get; init; }

    /// <summary>Corners of a shape, 3 to 100: latitude and longitude in degrees.</summary>
    public IReadOnlyList<(double Latitude, double Longitude)>? Polygon { get; init; }

    /// <summary>Known to cost nothing, or all others.</summary>
    public bool? IsFree { get; init; }

    /// <summary>Free, or the lowest price in <see cref="Currency"/> is at most so much.</summary>
    public decimal? MaxPrice { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>0 to 1.</summary>
    public double? MinQuality { get; init; }

    /// <summary>fresh, stale, expired; fresh and stale when left out.</summary>
    public IReadOnlyList<string>? Freshness { get; init; }

    /// <summary>pending, accepted, rejected; published events when left out.</summary>
    public IReadOnlyList<string>? Review { get; init; }

    /// <summary>Events of a page, 1 to 500.</summary>
    public int? PageSize { get; init; }

    internal string Address(string? after)
    {
        static string Point(double latitude, double longitude) => FormattableString.Invariant($"{latitude},{longitude}");
        return new QueryText("api/events")
            .Add("from", From).Add("to", To).Add("localFrom", Day(LocalFrom)).Add("localTo", Day(LocalTo)).Add("updatedSince", UpdatedSince)
            .Add("category", Category).Add("source", Source).Add("city", City).Add("q", Text)
            .Add("near", Near is var (y, x) ? Point(y, x) : null).Add("radius", RadiusMetres)
            .Add("bbox", Box is var (west, south, east, north) ? FormattableString.Invariant($"{west},{south},{east},{north}") : null)
            .Add("polygon", Polygon is null ? null : string.Join(';', Polygon.Select(corner => Point(corner.Latitude, corner.Longitude))))
            .Add("free", IsFree is { } free ? (free ? "true" : "false") : null).Add("maxPrice", MaxPrice).Add("currency", Currency).Add("minQuality", MinQuality)
            .Add("freshness", Freshness).Add("review", Review).Add("limit", PageSize).Add("after", after).ToString();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
