using System.Globalization;

namespace SceneScout.Matching.Records;

/// <summary>A time as a record writes it: a date, perhaps a time of day, perhaps the offset from UTC.</summary>
/// <param name="Date">The date as written.</param>
/// <param name="Minute">Minutes since midnight as written; null when the record gives a date alone.</param>
/// <param name="Offset">Offset from UTC; null when the record gives none, so that date and minute are local.</param>
public readonly record struct SideTime(DateOnly Date, int? Minute, TimeSpan? Offset)
{
    /// <summary>What is accepted, for messages.</summary>
    public const string Accepted = "give a date such as 2026-05-01, or date and time such as 2026-05-01T20:00, with Z or an offset such as -04:00 where it is known";

    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd", "dd.MM.yyyy", "d.M.yyyy", "M/d/yyyy", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy"];

    /// <summary>Reads a text: ISO 8601 first, then what people write.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Null when it is no time.</returns>
    public static SideTime? Read(string text)
    {
        text = text.Trim();
        if (DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new SideTime(day, null, null);
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var plain))
            return null;
        var hasOffset = text.EndsWith('Z') || text.EndsWith("GMT", StringComparison.Ordinal) || text.EndsWith("UTC", StringComparison.Ordinal) || HasOffset(text);
        if (!hasOffset)
            return Of(plain, null);
        return DateTimeOffset.TryParse(text.Replace("UTC", "Z", StringComparison.Ordinal), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact)
            ? Of(exact.DateTime, exact.Offset)
            : Of(plain, null);
    }

    private static SideTime Of(DateTime time, TimeSpan? offset) => new(DateOnly.FromDateTime(time), (time.Hour * 60) + time.Minute, offset);

    // A sign after the time of day; those in the date are before the first colon.
    private static bool HasOffset(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && text.AsSpan(colon).IndexOfAny('+', '-') >= 0;
    }
}
