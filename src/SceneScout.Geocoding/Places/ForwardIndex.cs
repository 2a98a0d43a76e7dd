using System.Text;
using SceneScout.Geocoding.Names;

namespace SceneScout.Geocoding.Places;

/// <summary>
/// Finds the place that a feed means. What is written is tried as it is, then more and more loosely: other spellings, its parts, the names within it, regions, countries that feeds confuse, one wrong letter.
/// </summary>
internal sealed class ForwardIndex
{
    private const double NearRegion = 6;
    private const double RegionAlone = -1.5;
    private const double CountryAlone = -4;
    // Of two parts of cities of one name, that of the larger city is rather meant; a town of its own rather than either.
    private const double OfItsCity = 0.4;
    private const double PartOfCity = -2.9;
    // Above that of a region: Praha is the city, not the region that is called so, too.
    private const double OtherName = -1.4;
    // The people of Englewood write Chicago.
    private const double Unaddressed = -2;
    private const double Meant = 3;
    // Burlington in Vermont, the seat of its county and the largest town around, is rather meant than a larger Burlington that is neither; so is a state's capital.
    private const double OfCourt = 0.3;
    private const double OwnCentre = 0.3;
    private const int LongestName = 5;
    private const int LongestTail = 3;
    private const int LeastForTypos = 5;
    private const int LeastForCity = 20_000;
    private const double MetresPerUnit = 111_195 / PlaceData.PerDegree;
    private readonly PlaceData _data;
    private readonly Dictionary<string, int> _countryNumbers = new(StringComparer.Ordinal);
    private readonly int[] _capitals;
    private readonly HashSet<(int Country, int Territory)> _territories = [];

    /// <summary>Prepares the look-up.</summary>
    public ForwardIndex(PlaceData data)
    {
        _data = data;
        for (var i = 0; i < data.Countries.Count; i++)
            _countryNumbers[data.Countries[i]] = i;
        foreach (var (code, number) in _countryNumbers)
            foreach (var territory in Territories.Under(code))
                if (_countryNumbers.TryGetValue(territory, out var other))
                    _territories.Add((number, other));
        _capitals = new int[data.Countries.Count];
        Array.Fill(_capitals, -1);
        for (var i = 0; i < data.Flags.Length; i++)
            if ((data.Flags[i] & PlaceFlags.Capital) != 0)
                _capitals[data.Country[i]] = i;
    }

    /// <summary>The likeliest place of a query, null when nothing in it names one.</summary>
    public GeoMatch? Find(in PlaceQuery query)
    {
        var context = ContextOf(query);
        // "Belgium" alone is no town of Wisconsin; what else the query says comes before its capital.
        var isCountry = false;
        if (context.Country < 0 && string.IsNullOrWhiteSpace(query.Region) && query.Near is null && NamesCountryAlone(query.City, out var named))
            (context.Country, isCountry) = (named, true);
        // Feeds put the postal code where the city belongs.
        var isCode = LooksLikeCode(query.City);
        if (isCode && context.Code < 0)
            context.Code = CodeOf(query.City, context.Country);
        var city = isCode || isCountry ? Candidate.None : Named(query.City, context);
        if (!city.Found && context.Code < 0 && !string.IsNullOrWhiteSpace(query.Address))
            city = InParts(query.Address, context);
        if (!city.Found && context.Code < 0 && context.Region < 0 && string.IsNullOrWhiteSpace(query.City))
            city = Named(query.Region, context);
        if (!city.Found && (isCountry || string.IsNullOrWhiteSpace(query.City)) && string.IsNullOrWhiteSpace(query.Address) && query.Venue is { } venue && context.Country >= 0)
            city = InParts(venue, context);
        if (!city.Found && isCountry && context.Code < 0)
            city = Named(query.City, context);
        return city.Found ? Of(city, context)
            : context.Code >= 0 ? OfCode(context.Code)
            : context.Region >= 0 && _data.RegionMain[context.Region] is var main and >= 0 ? Of(new(main, 0, true), context)
            : null;
    }

    /// <summary>The country that a text names; -1 for none.</summary>
    public int CountryOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return -1;
        Span<byte> key = stackalloc byte[PlaceKey.MaxLength];
        var length = PlaceKey.Fold(text, key);
        if (First(key[..length], KeyTargetKind.Country) is var whole and >= 0)
            return whole;
        var words = Encoding.ASCII.GetString(key[..length]).Split(' ');
        for (var count = Math.Min(words.Length - 1, LongestName); count > 0; count--)
            for (var from = words.Length - count; from >= 0; from--)
            {
                var part = string.Join(' ', words, from, count);
                // Two letters are too often a word of another language.
                if (part.Length > 2 && First(part, KeyTargetKind.Country) is var found and >= 0)
                    return found;
            }

        return -1;
    }

    // A country's name; not where it is that of a state elsewhere ("Georgia"), or of a city ("Singapore", "Armenia" in Colombia, "Salvador").
    private bool NamesCountryAlone(string? text, out int country)
    {
        country = -1;
        if (text is not { Length: > 3 } || WholeCountryOf(text) is not (var named and >= 0))
            return false;
        Span<byte> key = stackalloc byte[PlaceKey.MaxLength];
        foreach (var target in _data.Keys.Find(key[..PlaceKey.Fold(text, key)]))
            if (target.Kind switch
            {
                KeyTargetKind.Place or KeyTargetKind.MeantPlace => !target.IsOtherName && (_data.Country[target.Index] == named || _data.Populations[target.Index] >= LeastForCity),
                KeyTargetKind.Region => _data.RegionCountry[target.Index] != named,
                _ => false,
            })
                return false;
        country = named;
        return true;
    }

    private SearchContext ContextOf(in PlaceQuery query)
    {
        var context = SearchContext.None;
        if (query.Near is { } near)
            context.Near = ((int)(near.Latitude * PlaceData.PerDegree), (int)(near.Longitude * PlaceData.PerDegree));
        context.Country = CountryOf(query.Country);
        context.Region = RegionOf(query.Region, context.Country);
        // "VT, USA" where the country belongs.
        if (context is { Region: < 0, Country: >= 0 } && string.IsNullOrWhiteSpace(query.Region) && query.Country is { Length: > 3 } country && WholeCountryOf(country) < 0)
            context.Region = RegionBeside(country, context.Country);
        if (context.Country < 0 && context.Region >= 0)
            context.Country = _data.RegionCountry[context.Region];
        context.Code = CodeOf(query.PostalCode, context.Country);
        return context;
    }

    private int RegionBeside(string text, int country)
    {
        var words = PlaceKey.Of(text).Split(' ');
        for (var count = words.Length - 1; count > 0; count--)
            if (WholeCountryOf(string.Join(' ', words, count, words.Length - count)) == country && RegionOf(string.Join(' ', words, 0, count), country) is var region and >= 0)
                return region;
        return -1;
    }

    private int RegionOf(string? text, int country)
    {
        if (string.IsNullOrWhiteSpace(text))
            return -1;
        Span<byte> key = stackalloc byte[PlaceKey.MaxLength];
        var best = -1;
        foreach (var target in _data.Keys.Find(key[..PlaceKey.Fold(text, key)]))
        {
            if (target.Kind != KeyTargetKind.Region || (country >= 0 && _data.RegionCountry[target.Index] != country))
                continue;
            if (best < 0 || Weight(target.Index) > Weight(best))
                best = target.Index;
        }

        return best;

        double Weight(int region) => (_data.RegionMain[region] is var main and >= 0 ? Math.Log10(_data.Populations[main] + 1.0) : 0) - (3 * _data.RegionLevel[region]);
    }

    private int CodeOf(string? text, int country)
    {
        if (country < 0 || string.IsNullOrWhiteSpace(text))
            return -1;
        Span<char> signs = stackalloc char[16];
        var length = 0;
        foreach (var sign in text)
            if (char.IsAsciiLetterOrDigit(sign) && length < signs.Length)
                signs[length++] = char.ToLowerInvariant(sign);
        return Code(_data.Countries[country], signs[..length]);
    }

    private static bool LooksLikeCode(string? text)
    {
        if (text is null || text.Length > 10 || !text.AsSpan().ContainsAnyInRange('0', '9'))
            return false;
        var letters = 0;
        foreach (var sign in text)
        {
            letters = char.IsLetter(sign) ? letters + 1 : 0;
            if (letters > 2 || char.IsLower(sign))
                return false;
        }

        return true;
    }

    private int Code(string country, ReadOnlySpan<char> signs)
    {
        switch (country)
        {
            case "US" or "FR":
                return signs.Length >= 5 ? CodeAt(country, signs[..5]) : signs.Length == 4 ? CodeAt(country, $"0{signs}") : -1;
            case "AU":
                return signs.Length >= 4 ? CodeAt(country, signs[..4]) : signs.Length == 3 ? CodeAt(country, $"0{signs}") : -1;
            case "CA":
                return signs.Length >= 3 ? CodeAt(country, signs[..3]) : -1;
            case "GB":
                var letters = 0;
                while (letters < signs.Length && letters < 2 && char.IsAsciiLetter(signs[letters]))
                    letters++;
                return letters == 0 || letters == signs.Length ? -1 : CodeAt(country, signs[..letters]);
            default:
                return signs.Length >= 4 && char.IsAsciiDigit(signs[0]) && char.IsAsciiDigit(signs[1]) ? CodeAt(country, signs[..2]) : -1;
        }
    }

    private int CodeAt(string country, ReadOnlySpan<char> code)
    {
        Span<byte> key = stackalloc byte[PlaceKey.MaxLength];
        return First(key[..PlaceKey.Fold($"{country} {code}", key)], KeyTargetKind.PostalCode);
    }

    // True where a whole list of codes is bundled; elsewhere a code's first signs stand for a town and only help to tell places of one name apart.
    private bool IsExact(int code) => _data.Countries[_data.Country[_data.CodePlaces[code]]] is "US" or "CA" or "AU" or "FR";

    private GeoMatch OfCode(int code)
    {
        var place = _data.CodePlaces[code];
        return Match(_data.CodeLatitudes[code], _data.CodeLongitudes[code], IsExact(code) ? GeoPrecision.PostalCode : GeoPrecision.Region, place);
    }

    private GeoMatch Of(Candidate found, in SearchContext context)
    {
        var (latitude, longitude) = (_data.Latitudes[found.Place], _data.Longitudes[found.Place]);
        // A postal code is the better point where it agrees with the city.
        return context.Code >= 0 && IsExact(context.Code) && Metres(latitude, longitude, _data.CodeLatitudes[context.Code], _data.CodeLongitudes[context.Code]) < 40_000
            ? Match(_data.CodeLatitudes[context.Code], _data.CodeLongitudes[context.Code], GeoPrecision.PostalCode, found.Place)
            : Match(latitude, longitude, found.IsRegion ? GeoPrecision.Region : GeoPrecision.City, found.Place);
    }

    private GeoMatch Match(int latitude, int longitude, GeoPrecision precision, int place) => new(
        latitude / PlaceData.PerDegree,
        longitude / PlaceData.PerDegree,
        precision,
        new(_data, place),
        new(_data, _data.Parents[place] is var parent and >= 0 ? parent : place));

    private Candidate Named(string? text, in SearchContext context)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Candidate.None;
        Span<byte> key = stackalloc byte[PlaceKey.MaxLength];
        var length = PlaceKey.Fold(text, key);
        return length == 0 ? Candidate.None
            : Best(key[..length], context) is { Found: true } whole ? whole
            : Loosely(MisreadName.Repair(text), Encoding.ASCII.GetString(key[..length]), context);
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
        if (PlaceKey.Of(text) is var repaired && repaired != key && Best(repaired, context) is { Found: true } mended)
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
        return Mistyped(repaired, context);
    }

    private Candidate OfCountryAlone(string[] words, in SearchContext context)
    {
        var idle = Array.FindIndex(words, word => !NameWords.IsIdle(word));
        if (idle <= 0 || words.Length - idle > LongestTail)
            return Candidate.None;
        var tail = string.Join(' ', words, idle, words.Length - idle);
        return WholeCountryOf(tail) is var country and >= 0 ? Best(tail, context.Country < 0 ? context with { Country = country } : context) : Candidate.None;
    }

    // Other ways of writing the same words.
    private Candidate Spelled(string key, in SearchContext context)
    {
        var best = Candidate.None;
        foreach (var other in Spellings.Of(key))
            if (Best(other, context) is { Found: true } found && found.Score > best.Score)
                best = found;
        return best;
    }

    // "Manchester, UK", "Saint-Denis (93)", "Kreuzberg / Berlin": the parts tell of each other.
    private Candidate InParts(string text, in SearchContext context)
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
            var country = WholeCountryOf(parts[i]);
            namesCountry |= country >= 0 && parts[i].Length > 2;
            if (country >= 0 && (inner.Country < 0 || IsOtherCountry(parts[i], country, inner)))
            {
                (inner.Country, inner.Code) = (country, -1);
                if (inner.Region >= 0 && _data.RegionCountry[inner.Region] != country)
                    (inner.Region, ofRegion) = (-1, -1);
            }
            else if (inner.Region < 0 && RegionOf(WithoutDigits(parts[i]), inner.Country) is var region and >= 0)
                (inner.Region, ofRegion) = (region, i);
            if (inner.Code < 0 && inner.Country >= 0)
                inner.Code = CodeWithin(parts[i], inner.Country);
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
            if (key.Length < 2 || WholeCountryOf(part) >= 0)
                continue;
            var found = Best(key, inner);
            if (!found.Found)
                found = Spelled(key, inner);
            if (!found.Found && WithoutDigits(key) is var bare && bare != key && bare.Length > 1)
                found = Best(bare, inner);
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
        return !first.IsRegion && Metres(_data.Latitudes[first.Place], _data.Longitudes[first.Place], _data.Latitudes[best.Place], _data.Longitudes[best.Place]) < 50_000 ? first : best;
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
            if (context.Country < 0 && (tail.Length > 2 || tail is "uk") && WholeCountryOf(tail) is var country and >= 0
                && Headed(head, context with { Country = country }) is { Found: true } there)
                return there;
            if (context.Region < 0 && (tail.Length > 2 || context.Country >= 0) && RegionOf(tail, context.Country) is var region and >= 0
                && Headed(head, context with { Region = region, Country = _data.RegionCountry[region] }) is { Found: true } within)
                return within;
        }

        return Candidate.None;
    }

    private Candidate Headed(string head, in SearchContext context)
    {
        var found = Best(head, context);
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
        && !_territories.Contains((country, given.Country)) && RegionOf(text, given.Country) < 0;

    // Something in a region that is not called so: "Beckenridge, CO", "Windsor-Essex, ON". At last the region itself.
    private Candidate OfRegion(string[] parts, int ofRegion, in SearchContext context)
    {
        var key = PlaceKey.Of(parts[0]);
        // "Online, France" is not in Houplines.
        var isName = key.Length > 1 && !char.IsAsciiDigit(key[0]) && WholeCountryOf(parts[0]) < 0 && !Array.TrueForAll(key.Split(' '), NameWords.IsIdle);
        return isName && Mistyped(key, context) is { Found: true } mistyped && IsThere(mistyped, context) ? mistyped
            : isName && Within(key, context) is { Found: true } within && IsThere(within, context) ? within
            : ofRegion >= 0 ? Best(PlaceKey.Of(WithoutDigits(parts[ofRegion])), context)
            : Candidate.None;
    }

    // "Brooklyn Bowl, NV" is not in Brooklyn.
    private bool IsThere(in Candidate candidate, in SearchContext context) => context.Region < 0 || IsIn(candidate.Place, context.Region);

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
                var found = Best(part, context);
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
        foreach (var code in Territories.Under(_data.Countries[context.Country]))
        {
            if (!_countryNumbers.TryGetValue(code, out var country))
                continue;
            inner.Country = country;
            if (Best(key, inner) is { Found: true } found)
                return found;
        }

        // Three letters are too often a code of another sort.
        if (key.Length < 4)
            return Candidate.None;
        inner.Country = -1;
        return Best(key, inner) is { Found: true } anywhere && _data.Populations[anywhere.Place] >= 50_000 ? anywhere : Candidate.None;
    }

    // One letter too many, too few, wrong, or two in the wrong order.
    private Candidate Mistyped(string key, in SearchContext context)
    {
        if (context.Country < 0 || key.Length < LeastForTypos || key.Length > 40)
            return Candidate.None;
        var best = Candidate.None;
        Span<byte> written = stackalloc byte[key.Length];
        Encoding.ASCII.GetBytes(key, written);
        Span<byte> tried = stackalloc byte[key.Length + 1];
        // Hardly anybody mistypes the first letter.
        for (var i = 1; i < written.Length; i++)
        {
            written[..i].CopyTo(tried);
            written[(i + 1)..].CopyTo(tried[i..]);
            Consider(tried[..(written.Length - 1)], context, ref best);
            if (i + 1 < written.Length)
            {
                written.CopyTo(tried);
                (tried[i], tried[i + 1]) = (tried[i + 1], tried[i]);
                Consider(tried[..written.Length], context, ref best);
            }

            for (var letter = (byte)'a'; letter <= (byte)'z'; letter++)
            {
                written.CopyTo(tried);
                tried[i] = letter;
                Consider(tried[..written.Length], context, ref best);
                written[..i].CopyTo(tried);
                tried[i] = letter;
                written[i..].CopyTo(tried[(i + 1)..]);
                Consider(tried[..(written.Length + 1)], context, ref best);
            }
        }

        return best;
    }

    private void Consider(ReadOnlySpan<byte> key, in SearchContext context, ref Candidate best)
    {
        if (Best(key, context) is { Found: true, IsRegion: false } found && _data.Populations[found.Place] >= 2_000 && found.Score > best.Score)
            best = found;
    }

    private Candidate Best(string key, in SearchContext context)
    {
        if (key.Length > PlaceKey.MaxLength)
            return Candidate.None;
        Span<byte> bytes = stackalloc byte[PlaceKey.MaxLength];
        return Best(bytes[..Encoding.ASCII.GetBytes(key, bytes)], context);
    }

    private Candidate Best(ReadOnlySpan<byte> key, in SearchContext context)
    {
        var best = Candidate.None;
        foreach (var target in _data.Keys.Find(key))
        {
            int place;
            var score = 0d;
            switch (target.Kind)
            {
                case KeyTargetKind.Place:
                    place = target.Index;
                    score = target.IsOtherName ? OtherName : PartBonus(place) + TownBonus(place);
                    break;
                case KeyTargetKind.AkinPlace:
                    place = target.Index;
                    score = PartBonus(place);
                    break;
                case KeyTargetKind.MeantPlace:
                    place = target.Index;
                    score = Meant;
                    break;
                case KeyTargetKind.Region:
                    place = _data.RegionMain[target.Index];
                    // States before counties; a county's name alone is rather a town's.
                    score = RegionAlone - (0.5 * (_data.RegionLevel[target.Index] - 1));
                    break;
                case KeyTargetKind.Country when target.Index == context.Country:
                    place = _capitals[target.Index];
                    score = CountryAlone;
                    break;
                default:
                    continue;
            }

            if (place < 0 || (context.Country >= 0 && _data.Country[place] != context.Country && !(target.Kind == KeyTargetKind.MeantPlace && IsUnder(place, context.Country))))
                continue;
            score += Score(place, context);
            if (score > best.Score)
                best = new(place, score, target.Kind is KeyTargetKind.Region or KeyTargetKind.Country) { IsCountry = target.Kind is KeyTargetKind.Country };
        }

        return best;
    }

    private bool IsUnder(int place, int country) => _territories.Contains((country, _data.Country[place]));

    private double PartBonus(int place) =>
        _data.Parents[place] is not (var parent and >= 0) ? 0
        : (_data.Flags[place] & PlaceFlags.Unaddressed) != 0 ? Unaddressed
        : PartOfCity + (OfItsCity * Math.Log10(Math.Max(_data.Populations[parent], 1)));

    private double TownBonus(int place) =>
        ((_data.Flags[place] & (PlaceFlags.CountySeat | PlaceFlags.Seat | PlaceFlags.Capital)) != 0 ? OfCourt : 0) + ((_data.Flags[place] & PlaceFlags.OwnCentre) != 0 ? OwnCentre : 0);

    private double Score(int place, in SearchContext context)
    {
        var flags = _data.Flags[place];
        var score = Math.Log10(Math.Max(_data.Populations[place], (flags & PlaceFlags.Settlement) != 0 ? 150 : 30));
        if (context.Region >= 0 && IsIn(place, context.Region))
            score += NearRegion;
        if (context.Code >= 0)
            score += Closeness(place, _data.CodeLatitudes[context.Code], _data.CodeLongitudes[context.Code], IsExact(context.Code) ? 15_000 : 60_000) * NearRegion;
        if (context.Near is { } near)
            score += Closeness(place, near.Latitude, near.Longitude, 150_000) * NearRegion;
        return score;
    }

    private bool IsIn(int place, int region) =>
        _data.Region[place] == region
        || (_data.RegionLevel[region] == 2 && _data.RegionMain[region] is var main and >= 0
            && Metres(_data.Latitudes[place], _data.Longitudes[place], _data.Latitudes[main], _data.Longitudes[main]) < 60_000);

    // 1 at the point, 1/2 at the distance, 0 far away.
    private double Closeness(int place, int latitude, int longitude, double half)
    {
        var metres = Metres(_data.Latitudes[place], _data.Longitudes[place], latitude, longitude) / half;
        return 1 / (1 + (metres * metres));
    }

    private int First(ReadOnlySpan<byte> key, KeyTargetKind kind)
    {
        foreach (var target in _data.Keys.Find(key))
            if (target.Kind == kind)
                return target.Index;
        return -1;
    }

    private int First(string key, KeyTargetKind kind)
    {
        Span<byte> bytes = stackalloc byte[PlaceKey.MaxLength];
        return First(bytes[..Encoding.ASCII.GetBytes(key, bytes)], kind);
    }

    private int WholeCountryOf(string part)
    {
        Span<byte> key = stackalloc byte[PlaceKey.MaxLength];
        return First(key[..PlaceKey.Fold(part, key)], KeyTargetKind.Country);
    }

    private int CodeWithin(string part, int country)
    {
        foreach (var word in part.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (word.Any(char.IsAsciiDigit) && CodeOf(word, country) is var code and >= 0)
                return code;
        return -1;
    }

    private static string WithoutDigits(string text) => string.Join(' ', text.Split(' ').Where(word => !word.Any(char.IsAsciiDigit)));

    private static double Metres(int latitude, int longitude, int toLatitude, int toLongitude)
    {
        double dx = Math.Abs(toLongitude - longitude);
        if (dx > 18_000_000)
            dx = 36_000_000 - dx;
        dx *= Math.Cos((latitude + toLatitude) / 2 / PlaceData.PerDegree * Math.PI / 180);
        double dy = toLatitude - latitude;
        return Math.Sqrt((dx * dx) + (dy * dy)) * MetresPerUnit;
    }
}
