using System.Text;
using SceneScout.Geocoding.Names;

namespace SceneScout.Geocoding.Places;

/// <summary>
/// Reads the name of a place from what feeds write. A text is tried as it is, then more and more loosely: other spellings, its parts, the names within it, regions, countries that feeds confuse, one wrong letter.
/// </summary>
internal sealed class NameReader(PlaceData data, CountryTable countries, AreaReader areas, PostalCodeReader codes, PlaceScale scale)
{
    private const int LongestName = 5;
    private const int LongestTail = 3;
    private readonly PlaceData _data = data;
    private readonly TypingErrors _errors = new(data, scale);

    /// <summary>The place that a text names; none where it names none.</summary>
    public Candidate Named(string? text, in SearchContext context)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Candidate.None;
        Span<byte> key = stackalloc byte[PlaceKey.MaxLength];
        var length = PlaceKey.Fold(text, key);
        return length == 0 ? Candidate.None
            : scale.Best(key[..length], context) is { Found: true } whole ? whole
            : Loosely(MisreadName.Repair(text), Encoding.ASCII.GetString(key[..length]), context);
    }

    /// <summary>The place that a text of several parts names, which tell of each other: "Manchester, UK", "Saint-Denis (93)", "Kreuzberg / Berlin"; none for a text of one part.</summary>
    public Candidate InParts(string text, in SearchContext context)
    {
        var parts = text.Split([',', '/', '(', ')', ';', '|', '\n', '\t', '–', '—', '·', '•', '[', ']', ':'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(part => part.Split(" - ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToArray();
        if (parts.Length < 2)
            return Candidate.None;
        var inner = context;
        var ofRegion = -1;
        var namesCountry = false;
        for (var i = parts.Length - 1; i > 0; i--)
        {
            var country = areas.WholeCountryOf(parts[i]);
            namesCountry |= country >= 0 && parts[i].Length > 2;
            if (country >= 0 && (inner.Country < 0 || IsOtherCountry(parts[i], country, inner)))
            {
                (inner.Country, inner.Code) = (country, -1);
                if (inner.Region >= 0 && _data.RegionCountry[inner.Region] != country)
                    (inner.Region, ofRegion) = (-1, -1);
            }
            else if (inner.Region < 0 && areas.RegionOf(WithoutDigits(parts[i]), inner.Country) is var region and >= 0)
                (inner.Region, ofRegion) = (region, i);
            if (inner.Code < 0 && inner.Country >= 0)
                inner.Code = codes.Within(parts[i], inner.Country);
        }

        var best = Candidate.None;
        var first = Candidate.None;
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            if (i == ofRegion)
                continue;
            // A street's name is often a town's, too.
            if (char.IsAsciiDigit(part[0]) && parts.Length > 2 && part.Any(char.IsAsciiLetter) && i == 0)
                continue;
            var key = PlaceKey.Of(part);
            if (key.Length < 2 || areas.WholeCountryOf(part) >= 0)
                continue;
            var found = scale.Best(key, inner);
            if (!found.Found)
                found = Spelled(key, inner);
            if (!found.Found && WithoutDigits(key) is var bare && bare != key && bare.Length > 1)
                found = scale.Best(bare, inner);
            if (!found.Found)
                continue;
            if (!first.Found)
                first = found;
            if (found.Score > best.Score)
                best = found;
        }

        if (!first.Found)
            return ofRegion >= 0 || inner.Code >= 0 || namesCountry ? OfRegion(parts, ofRegion, inner) : Candidate.None;
        // "Campinas, Sao Paolo": the second is the state, written as its capital is.
        if (!first.IsRegion && _data.Region[first.Place] is var state and not PlaceData.NoRegion && _data.RegionMain[state] == best.Place
            && PlaceKey.Of(_data.RegionNames[state]) == PlaceKey.Of(_data.Names[best.Place]))
            return first;
        // A district and its city: the district. Two that are far apart: the larger.
        return !first.IsRegion && PlaceScale.Metres(_data.Latitudes[first.Place], _data.Longitudes[first.Place], _data.Latitudes[best.Place], _data.Longitudes[best.Place]) < 50_000 ? first : best;
    }

    private Candidate Loosely(string text, string key, in SearchContext context)
    {
        // "Online", "TBA", "City Centre".
        var words = key.Split(' ');
        if (Array.TrueForAll(words, NameWords.IsIdle))
            return Candidate.None;
        // "Venue, USA", "Online Kenya": the country, and no town of a name within.
        if (OfCountryAlone(words, context) is { Found: true } ofCountry)
            return ofCountry;
        if (PlaceKey.Of(text) is var repaired && repaired != key && scale.Best(repaired, context) is { Found: true } mended)
            return mended;
        if (Spelled(repaired, context) is { Found: true } spelled)
            return spelled;
        if (InParts(text, context) is { Found: true } part)
            return part;
        if (Tailed(repaired, context) is { Found: true } tailed)
            return tailed;
        if (Within(repaired, context) is { Found: true } within)
            return within;
        if (Elsewhere(repaired, context) is { Found: true } elsewhere)
            return elsewhere;
        return _errors.Best(repaired, context);
    }

    private Candidate OfCountryAlone(string[] words, in SearchContext context)
    {
        var idle = Array.FindIndex(words, word => !NameWords.IsIdle(word));
        if (idle <= 0 || words.Length - idle > LongestTail)
            return Candidate.None;
        var tail = string.Join(' ', words, idle, words.Length - idle);
        return areas.WholeCountryOf(tail) is var country and >= 0 ? scale.Best(tail, context.Country < 0 ? context with { Country = country } : context) : Candidate.None;
    }

    // Other ways of writing the same words.
    private Candidate Spelled(string key, in SearchContext context)
    {
        var best = Candidate.None;
        foreach (var other in Spellings.Of(key))
            if (scale.Best(other, context) is { Found: true } found && found.Score > best.Score)
                best = found;
        return best;
    }

    // "Victoria Canada", "Corinth Texas", "Whitstable Kent UK": the last words are a country or a region, and say so without a comma.
    private Candidate Tailed(string key, in SearchContext context)
    {
        var words = key.Split(' ');
        for (var count = Math.Min(words.Length - 1, LongestTail); count > 0; count--)
        {
            var tail = string.Join(' ', words, words.Length - count, count);
            var head = string.Join(' ', words, 0, words.Length - count);
            if (NameWords.IsIdle(head))
                continue;
            // "Columbus Georgia" is in the state, since none is in the country.
            if (context.Country < 0 && (tail.Length > 2 || tail is "uk") && areas.WholeCountryOf(tail) is var country and >= 0
                && Headed(head, context with { Country = country }) is { Found: true } there)
                return there;
            if (context.Region < 0 && (tail.Length > 2 || context.Country >= 0) && areas.RegionOf(tail, context.Country) is var region and >= 0
                && Headed(head, context with { Region = region, Country = _data.RegionCountry[region] }) is { Found: true } within)
                return within;
        }

        return Candidate.None;
    }

    private Candidate Headed(string head, in SearchContext context)
    {
        var found = scale.Best(head, context);
        if (!found.Found)
            found = Spelled(head, context);
        if (!found.Found)
            found = Tailed(head, context);
        return found.Found && IsThere(found, context) ? found : Candidate.None;
    }

    // "Cambridge, UK" is there, whatever country the feed gives; "Portland, ME" is not in Montenegro, and "Atlanta, Georgia" not in Georgia.
    // In "Jamaica, NY" and "Hamilton, UK" of a feed that gives Bermuda the country's name tells nothing else: what stands with the given country holds.
    private bool IsOtherCountry(string text, int country, in SearchContext given) =>
        country != given.Country && (text.Length > 2 || text is "UK" or "uk") && given.Region < 0 && given.Code < 0
        && !countries.IsUnder(given.Country, country) && areas.RegionOf(text, given.Country) < 0;

    // Something in a region that is not called so: "Beckenridge, CO", "Windsor-Essex, ON". At last the region itself.
    private Candidate OfRegion(string[] parts, int ofRegion, in SearchContext context)
    {
        var key = PlaceKey.Of(parts[0]);
        // "Online, France" is not in Houplines.
        var isName = key.Length > 1 && !char.IsAsciiDigit(key[0]) && areas.WholeCountryOf(parts[0]) < 0 && !Array.TrueForAll(key.Split(' '), NameWords.IsIdle);
        return isName && _errors.Best(key, context) is { Found: true } mistyped && IsThere(mistyped, context) ? mistyped
            : isName && Within(key, context) is { Found: true } within && IsThere(within, context) ? within
            : ofRegion >= 0 ? scale.Best(PlaceKey.Of(WithoutDigits(parts[ofRegion])), context)
            : Candidate.None;
    }

    // "Brooklyn Bowl, NV" is not in Brooklyn.
    private bool IsThere(in Candidate candidate, in SearchContext context) => context.Region < 0 || scale.IsIn(candidate.Place, context.Region);

    // The longest name within the words, of those of a length the likeliest.
    private Candidate Within(string key, in SearchContext context)
    {
        var words = key.Split(' ').Where(word => !char.IsAsciiDigit(word[0])).ToArray();
        if (words.Length == 0)
            return Candidate.None;
        for (var count = Math.Min(words.Length, LongestName); count > 0; count--)
        {
            var best = Candidate.None;
            for (var from = 0; from + count <= words.Length; from++)
            {
                if (count == words.Length && count == key.Split(' ').Length)
                    continue;
                if (words.AsSpan(from, count).ToArray().All(NameWords.IsIdle) || (count == 1 && words[from].Length < 3))
                    continue;
                var part = string.Join(' ', words, from, count);
                var found = scale.Best(part, context);
                if (!found.Found)
                    found = Spelled(part, context);
                // "Vizcaya, Spain" is no other name of Madrid.
                if (found.Found && !found.IsCountry && found.Score > best.Score)
                    best = found;
            }

            if (best.Found)
                return best;
        }

        return Candidate.None;
    }

    // Feeds put places under the wrong country: a territory under its state, or a country that is the feed's own.
    private Candidate Elsewhere(string key, in SearchContext context)
    {
        if (context.Country < 0)
            return Candidate.None;
        var inner = context;
        inner.Region = inner.Code = -1;
        foreach (var country in countries.TerritoriesOf(_data.Countries[context.Country]))
        {
            inner.Country = country;
            if (scale.Best(key, inner) is { Found: true } found)
                return found;
        }

        // Three letters are too often a code of another sort.
        if (key.Length < 4)
            return Candidate.None;
        inner.Country = -1;
        return scale.Best(key, inner) is { Found: true } anywhere && _data.Populations[anywhere.Place] >= 50_000 ? anywhere : Candidate.None;
    }

    private static string WithoutDigits(string text) => string.Join(' ', text.Split(' ').Where(word => !word.Any(char.IsAsciiDigit)));
}
