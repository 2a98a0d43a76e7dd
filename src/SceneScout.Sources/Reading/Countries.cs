using System.Collections.Frozen;
using NodaTime.TimeZones;

namespace SceneScout.Sources.Reading;

/// <summary>Countries as sources name them: codes in any case, the usual English names.</summary>
internal static class Countries
{
    private static readonly FrozenSet<string> Codes = (TzdbDateTimeZoneSource.Default.ZoneLocations ?? []).Select(place => place.CountryCode).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Names = (TzdbDateTimeZoneSource.Default.ZoneLocations ?? [])
        .Select(place => KeyValuePair.Create(place.CountryName, place.CountryCode))
        .Concat(
        [
            new("UK", "GB"), new("United Kingdom", "GB"), new("Great Britain", "GB"), new("England", "GB"), new("Scotland", "GB"), new("Wales", "GB"), new("Northern Ireland", "GB"),
            new("USA", "US"), new("U.S.A.", "US"), new("U.S.", "US"), new("United States of America", "US"), new("United States Of America", "US"),
            new("Deutschland", "DE"), new("España", "ES"), new("México", "MX"), new("Brasil", "BR"), new("Italia", "IT"), new("Österreich", "AT"), new("Schweiz", "CH"),
            new("Czechia", "CZ"), new("Holland", "NL"), new("The Netherlands", "NL"), new("South Korea", "KR"),
        ])
        .GroupBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(group => group.Key, group => group.Last().Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>ISO 3166-1 alpha-2, upper case; null with a warning for what is no country.</summary>
    public static string? Read(Field field)
    {
        if (field.Text() is not { } text)
            return null;
        if (Find(text) is { } code)
            return code;
        field.Warn("Left out: not an ISO 3166-1 country code such as US.");
        return null;
    }

    /// <summary>ISO 3166-1 alpha-2, upper case, of a code or name; null for what is no country.</summary>
    public static string? Find(string text)
    {
        var upper = text.Length == 2 ? text.ToUpperInvariant() : text;
        return Codes.Contains(upper) ? upper : Names.GetValueOrDefault(text);
    }
}
