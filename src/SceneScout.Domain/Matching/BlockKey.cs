using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Matching;

/// <summary>Names the block (a metro on a local day and the night after it) that decides about a listing. Listings of one event nearly always fall into one block, so that a single writer sees them all.</summary>
public static class BlockKey
{
    /// <summary>What the name of a metro's block begins with.</summary>
    public const string MetroPrefix = "metro.";

    /// <summary>Characters of the geohash of a block where no metro is near: about 39 by 20 km.</summary>
    public const int CellLength = 4;

    // Listings without place or day have nothing that bounds their number; the title spreads them.
    private const int Buckets = 64;
    private const int MaxSlug = 48;

    /// <summary>Until this hour a night is of the day on which it began: what one source puts at a quarter to midnight and another at midnight meets. Borders of days run where hardly anything begins.</summary>
    public const int NightHours = 4;

    /// <summary>What the name of a day's block of online events begins with.</summary>
    public const string OnlinePrefix = "online/";

    /// <summary>The block of a listing: <c>metro.{country}.{town}.{cell}/{yyyy-MM-dd}</c>, for example <c>metro.us.new-york-city.dr5r/2026-05-01</c>. Characters: a to z, 0 to 9, <c>.</c>, <c>_</c>, <c>-</c> and one <c>/</c>.</summary>
    public static string Of(Listing listing)
    {
        if (NightDay(listing) is not { } day)
            return Released(listing);
        if (listing.Venue is { } venue && MetroMap.Bundled.Of(venue) is { } metro)
            return string.Create(CultureInfo.InvariantCulture, $"{MetroPrefix}{metro}/{day:yyyy-MM-dd}");
        return listing.Online == true && Cell(listing, out _) == "online" ? string.Create(CultureInfo.InvariantCulture, $"{OnlinePrefix}{day:yyyy-MM-dd}") : Released(listing);
    }

    /// <summary>The block to which versions before 0.2.0 sent a listing, a place cell on a day; and where no town is near, later ones.</summary>
    public static string Released(Listing listing)
    {
        var cell = Cell(listing, out var bounded);
        var day = Day(listing.Time.Start);
        if (bounded && day is not null)
            return $"{cell}/{day}";
        var bucket = StableHash.Bucket(TextNormaliser.Key(listing.Title), Buckets).ToString("00", CultureInfo.InvariantCulture);
        return $"{cell}.{bucket}/{day ?? "undated"}";
    }

    /// <summary>The day of a listing where its block is of another one; null where it is the block's, or either is of none.</summary>
    internal static DateOnly? OtherDay(string block, Listing listing)
    {
        if (!DateOnly.TryParseExact(block.AsSpan(block.IndexOf('/') + 1), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var of))
            return null;
        var hasNights = block.StartsWith(MetroPrefix, StringComparison.Ordinal) || block.StartsWith(OnlinePrefix, StringComparison.Ordinal);
        return (hasNights ? NightDay(listing) : CalendarDay(listing.Time.Start)) is { } day && day != of ? day : null;
    }

    // From two hours before midnight on nobody knows what a midnight without more means, and an hour or two beside the end of a night other clocks say another night.
    private const int LateHour = 22;
    private const int EarlyHours = NightHours + 2;

    /// <summary>The nights of which a listing may be, as others may put it; none where its day is not known. At the edge of a night there are several, and what is of one night there may be of several elsewhere.</summary>
    internal static (ImmutableArray<DateOnly> Nights, bool IsEdge) Nights(Listing listing)
    {
        var start = listing.Time.Start.IsUnknown && listing.OriginalStart is { } original ? original : listing.Time.Start;
        if (start.LocalDate is { } day)
            return start.LocalTime is { } time ? Nights(day, time, IsDateAlone(time, listing.Time.End)) : ([day], true);
        if (start.Utc is not { } utc)
            return ([], false);
        if (LocalOf(listing, utc) is not { } local)
            return ([.. Around(DateOnly.FromDateTime(utc.UtcDateTime), 1)], true);
        return Nights(local.Date.ToDateOnly(), local.TimeOfDay.ToTimeOnly(), IsDateAlone(local.TimeOfDay.ToTimeOnly(), listing.Time.End));
    }

    private static (ImmutableArray<DateOnly> Nights, bool IsEdge) Nights(DateOnly day, TimeOnly time, bool isDateAlone) =>
        isDateAlone || time.Hour < EarlyHours ? ([.. Around(day, 0)], true) : ([day], time.Hour >= LateHour);

    // The night before, the day, and days after it, where the calendar has them.
    private static IEnumerable<DateOnly> Around(DateOnly day, int after)
    {
        for (var at = -1; at <= after; at++)
            if (day.DayNumber + at >= DateOnly.MinValue.DayNumber && day.DayNumber + at <= DateOnly.MaxValue.DayNumber)
                yield return day.AddDays(at);
    }

    // The day at the place: an instant alone is of the day before or after in half the world. Of what was put off without a new date, the day that others still list.
    private static DateOnly? NightDay(Listing listing)
    {
        var start = listing.Time.Start.IsUnknown && listing.OriginalStart is { } original ? original : listing.Time.Start;
        if (start.LocalDate is { } day)
            return start.LocalTime is { } time ? OfNight(day, time, listing.Time.End) : day;
        if (start.Utc is not { } utc)
            return null;
        return LocalOf(listing, utc) is { } local ? OfNight(local.Date.ToDateOnly(), local.TimeOfDay.ToTimeOnly(), listing.Time.End) : DateOnly.FromDateTime(utc.UtcDateTime);
    }

    private static LocalDateTime? LocalOf(Listing listing, DateTimeOffset utc)
    {
        var id = listing.Time.TimeZone ?? listing.Venue?.TimeZone ?? (listing.Venue?.Location is { } point ? Geocoding.GeoAtlas.Bundled.Zones.At(point.Latitude, point.Longitude) : null);
        return id is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone ? Instant.FromDateTimeOffset(utc).InZone(zone).LocalDateTime : null;
    }

    // Midnight is what feeds write when they know the day alone, unless they know when it ends.
    private static bool IsDateAlone(TimeOnly start, EventMoment? end) =>
        start == TimeOnly.MinValue && (end is not { IsUnknown: false } known || (known.LocalTime is null ? known.Utc is null : known.LocalTime is { Hour: 0, Minute: 0 } or { Hour: 23, Minute: 59 }));

    private static DateOnly OfNight(DateOnly day, TimeOnly time, EventMoment? end) =>
        time.Hour < NightHours && !IsDateAlone(time, end) && day > DateOnly.MinValue ? day.AddDays(-1) : day;

    private static string Cell(Listing listing, out bool bounded)
    {
        bounded = true;
        if (listing.Venue?.Location is { } point)
            return Geohash.Encode(point, CellLength);
        if (TextNormaliser.Key(listing.Venue?.City) is { Length: > 0 } city)
            return $"city.{Slug(TextNormaliser.Key(listing.Venue?.CountryCode))}.{Slug(city)}";
        bounded = false;
        return listing.Online == true ? "online" : "nowhere";
    }

    private static string? Day(EventMoment start) => CalendarDay(start)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? CalendarDay(EventMoment start) => start.LocalDate ?? (start.Utc is { } utc ? DateOnly.FromDateTime(utc.UtcDateTime) : null);

    // A name in another script, or a very long one, is named by its hash.
    internal static string Slug(string key)
    {
        if (key.Length == 0)
            return "_";
        var slug = new StringBuilder(key.Length);
        foreach (var character in key)
            if (character == ' ')
                slug.Append('-');
            else if (char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character))
                slug.Append(character);
            else
                return Hashed(key);
        return slug.Length <= MaxSlug ? slug.ToString() : Hashed(key);
    }

    private static string Hashed(string key) => $"_{StableHash.Of(key).ToString("x16", CultureInfo.InvariantCulture)}";
}
