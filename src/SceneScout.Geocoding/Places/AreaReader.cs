using System.Text;
using SceneScout.Geocoding.Names;

namespace SceneScout.Geocoding.Places;

/// <summary>Reads countries and regions from what feeds write.</summary>
internal sealed class AreaReader(PlaceData data, PostalCodeReader codes)
{
    private const int LongestName = 5;
    private const int LeastForCity = 20_000;
    private readonly PlaceData _data = data;

    /// <summary>The country that a text names, by all of it or by words within; -1 for none.</summary>
    public int CountryOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return -1;
        Span<byte> key = stackalloc byte[PlaceKey.MaxLength];
        var length = PlaceKey.Fold(text, key);
        if (_data.Keys.First(key[..length], KeyTargetKind.Country) is var whole and >= 0)
            return whole;
        var words = Encoding.ASCII.GetString(key[..length]).Split(' ');
        for (var count = Math.Min(words.Length - 1, LongestName); count > 0; count--)
            for (var from = words.Length - count; from >= 0; from--)
            {
                var part = string.Join(' ', words, from, count);
                // Two letters are too often a word of another language.
                if (part.Length > 2 && _data.Keys.First(part, KeyTargetKind.Country) is var found and >= 0)
                    return found;
            }

        return -1;
    }

    /// <summary>The country that all of a text names; -1 for none.</summary>
    public int WholeCountryOf(string part)
    {
        Span<byte> key = stackalloc byte[PlaceKey.MaxLength];
        return _data.Keys.First(key[..PlaceKey.Fold(part, key)], KeyTargetKind.Country);
    }

    /// <summary>True for a country's name; not where it is that of a state elsewhere ("Georgia"), or of a city ("Singapore", "Armenia" in Colombia, "Salvador").</summary>
    public bool NamesCountryAlone(string? text, out int country)
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

    /// <summary>What a query says besides the name of a place.</summary>
    public SearchContext ContextOf(in PlaceQuery query)
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
        context.Code = codes.Of(query.PostalCode, context.Country);
        return context;
    }

    /// <summary>The region that a text names, of several that with the largest city; -1 for none.</summary>
    public int RegionOf(string? text, int country)
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

    private int RegionBeside(string text, int country)
    {
        var words = PlaceKey.Of(text).Split(' ');
        for (var count = words.Length - 1; count > 0; count--)
            if (WholeCountryOf(string.Join(' ', words, count, words.Length - count)) == country && RegionOf(string.Join(' ', words, 0, count), country) is var region and >= 0)
                return region;
        return -1;
    }
}
