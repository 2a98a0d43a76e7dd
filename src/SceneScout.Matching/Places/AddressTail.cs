using System.Collections.Frozen;
using System.Text.RegularExpressions;
using SceneScout.Domain.Planning.Places;
using SceneScout.Geocoding;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Places;

/// <summary>
/// What an address says of the city behind the street, where it is written in one line: <c>12 Oak St, Henderson, NV 89074</c> is a street, a city, a state and a postal code.
/// Taken only where a state or a postal code stands at the end: then what stands before it is no street.
/// </summary>
/// <param name="Street">What is left: parts of the line, as they came.</param>
/// <param name="City">The city; null where none is written.</param>
/// <param name="Region">Code of the state or province.</param>
/// <param name="Postal">Postal code.</param>
internal sealed partial record AddressTail(string[] Street, string? City, string? Region, string? Postal)
{
    private static readonly FrozenSet<string> Provinces = new[] { "AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT" }.ToFrozenSet(StringComparer.Ordinal);

    // States and provinces are theirs.
    private static readonly FrozenSet<string> America = new[] { "usa", "us", "united states", "canada" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Britain = new[] { "uk", "united kingdom", "great britain" }.ToFrozenSet(StringComparer.Ordinal);

    // Rancho Palos Verdes Estates; more name no city.
    private const int MostCityWords = 4;

    /// <summary>Takes a line apart.</summary>
    public static AddressTail Of(string text)
    {
        var parts = text.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        string? region = null;
        string? postal = null;
        var ended = false;
        var country = parts.Count > 1 ? ComparableText.Of(parts[^1]) : "";
        var isAmerican = America.Contains(country);
        if (isAmerican || Britain.Contains(country))
            parts.RemoveAt(parts.Count - 1);

        // From the end: codes and states, which may stand twice.
        while (parts.Count > 0)
        {
            var last = parts[^1];
            var isOnly = parts.Count == 1;
            if (postal is null && !IsHouseAlone(parts) && Code(last, isOnly) is { } found)
            {
                postal = last[found..];
                last = last[..found].TrimEnd();
            }

            if (State(last, isOnly && postal is null) is { } state && (isAmerican || IsCodeOf(last[state..], postal) || IsIn(last[state..], last[..state].TrimEnd(), parts)))
            {
                region = last[state..].TrimEnd('.').ToUpperInvariant();
                last = last[..state].TrimEnd();
            }

            if (last.Length == parts[^1].Length)
                break;
            ended = true;
            parts.RemoveAt(parts.Count - 1);
            if (last.Length == 0)
                continue;
            parts.Add(last);
            break;
        }

        string? city = null;
        if (ended && parts.Count > 1 && IsCity(parts))
        {
            city = parts[^1];
            parts.RemoveAt(parts.Count - 1);
        }

        return new AddressTail([.. parts], city, region, postal);
    }

    // What stands last is no street, no floor, and what stands before it is a house in a street.
    private static bool IsCity(List<string> parts)
    {
        var last = parts[^1];
        if (last.AsSpan().ContainsAnyInRange('0', '9') || PreparedAddress.BeginsAsUnit(last))
            return false;
        var isHoused = false;
        var isStreet = false;
        for (var at = 0; at < parts.Count - 1; at++)
        {
            isHoused |= PreparedAddress.IsHouse(parts[at]) || (at > 0 && PreparedAddress.IsNumber(parts[at]) && PreparedAddress.IsStreet(parts[at - 1]));
            isStreet |= PreparedAddress.IsStreet(parts[at]);
        }

        // Federal Way is a city's name, too.
        return isHoused && (!PreparedAddress.EndsAsStreet(last) || (isStreet && GeoAtlas.Bundled.Named(last, withParts: false).Count > 0));
    }

    // "Av. das Palmeiras, 12901": five digits that stand alone behind a street without a number are its house.
    private static bool IsHouseAlone(List<string> parts) =>
        parts.Count > 1 && parts[^1].Length == 5 && parts[^1].All(char.IsAsciiDigit) && PreparedAddress.IsStreet(parts[^2]) && !parts.SkipLast(1).Any(part => part.AsSpan().ContainsAnyInRange('0', '9'));

    // Five digits for a state, letters and digits for a province.
    private static bool IsCodeOf(string state, string? postal) =>
        postal is not null && (Provinces.Contains(state.TrimEnd('.').ToUpperInvariant()) ? char.IsAsciiLetter(postal[0]) && char.IsAsciiDigit(postal[1]) && char.IsAsciiLetter(postal[2]) : char.IsAsciiDigit(postal[0]));

    // A city of that state stands before it: "Berlin, DE" is none of Delaware's.
    private static bool IsIn(string state, string before, List<string> parts)
    {
        var code = state.TrimEnd('.').ToUpperInvariant();
        for (var at = parts.Count - 2; before.Length == 0 && at >= 0; at--)
            if (!parts[at].Equals(code, StringComparison.OrdinalIgnoreCase))
                before = parts[at];
        var words = before.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var from = Math.Max(0, words.Length - MostCityWords); from < words.Length; from++)
            foreach (var place in GeoAtlas.Bundled.Named(string.Join(' ', words[from..]), withParts: true))
                if (place.CountryCode is "US" or "CA" && place.Region == code)
                    return true;
        return false;
    }

    // Where a postal code begins that ends a part; of a line without commas, only behind something else.
    private static int? Code(string part, bool isOnly)
    {
        var match = PostalCode().Match(part);
        if (!match.Success || (isOnly && match.Index == 0))
            return null;

        // Five digits alone may be a house: a state has to stand before them, or nothing but them in the part.
        return !char.IsAsciiDigit(match.Value[0]) || match.Index == 0 || State(part[..match.Index].TrimEnd(), false) is not null ? match.Index : null;
    }

    // Where a state begins that ends a part: behind a city it has to be in capitals, for "in" and "de" are words.
    private static int? State(string part, bool isOnly)
    {
        if (isOnly)
            return null;
        if (PreparedAddress.EndsWithDirection(part))
            return null;
        var from = part.LastIndexOf(' ') + 1;
        var word = part[from..].TrimEnd('.');
        if (word.Length != 2 || (from > 0 && !(char.IsAsciiLetterUpper(word[0]) && char.IsAsciiLetterUpper(word[1]))))
            return null;
        var code = word.ToUpperInvariant();
        return Provinces.Contains(code) || UsStates.Find(code) is not null ? from : null;
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:[0-9]{5}(?:-[0-9]{4})?|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9])$", RegexOptions.CultureInvariant)]
    private static partial Regex PostalCode();
}
