using System.Collections.Immutable;
using Quickenshtein;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Text;
using SceneScout.Geocoding;

namespace SceneScout.Domain.Planning.Places;

/// <summary>Finds the cities that people mean. Accents and case do not matter; what could be several cities is refused with the candidates.</summary>
/// <param name="atlas">Where names are looked up.</param>
public sealed class CityResolver(GeoAtlas atlas)
{
    // Paris is the one in France: it has 85 times the people of the next. Birmingham could be either.
    private const long Plainly = 8;
    private const int MaxCandidates = 6;
    private const int MaxSpellings = 4;
    private const double CountryWithinMetres = 100_000;
    // Spellings are offered of towns that somebody may want searched.
    private const int OfferedFrom = 5_000;
    private readonly Lazy<(string Key, KnownPlace Place)[]> _offered = new(() =>
        [.. atlas.Places.Where(place => place.Population >= OfferedFrom && !place.IsDistrict).Select(place => (TextNormaliser.Key(place.Name), place))]);

    /// <summary>Finds one city.</summary>
    /// <param name="text">As <see cref="CityWishReader"/> reads it.</param>
    /// <returns>The city, or what is wrong.</returns>
    public (City? City, string? Mistake) Resolve(string text)
    {
        var (wish, mistake) = CityWishReader.Read(text);
        if (wish is null)
            return (null, mistake);
        var (city, problem) = wish.Point is null ? Named(wish) : (Pointed(wish), null);
        return (city is null ? null : city with { RadiusMetres = wish.RadiusMetres, Priority = wish.Priority }, problem);
    }

    /// <summary>Finds the cities of a list: parted by <c>;</c>, or by commas where the whole is no city and every part is one.</summary>
    /// <returns>The cities, each once, in order; or what is wrong with each that was not found.</returns>
    public (ImmutableArray<City> Cities, ImmutableArray<string> Mistakes) ResolveList(string text)
    {
        if (text.Contains(';', StringComparison.Ordinal) || !text.Contains(',', StringComparison.Ordinal))
            return ResolveAll(text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var whole = ResolveAll([text]);
        if (whole.Mistakes.IsEmpty)
            return whole;
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var apart = ResolveAll(parts);
        // "Hamburg, Germny" is a city with a mistake, "Hamburg, Berln" a list with one: the parts are the better guess when most of them are cities.
        return apart.Mistakes.IsEmpty || apart.Mistakes.Length < parts.Length - 1 ? apart : whole;
    }

    /// <summary>Finds each of some cities.</summary>
    /// <returns>The cities, each once, in order; or what is wrong with each that was not found.</returns>
    public (ImmutableArray<City> Cities, ImmutableArray<string> Mistakes) ResolveAll(IEnumerable<string> texts)
    {
        var answers = texts.Select(Resolve).ToList();
        return ([.. answers.Select(a => a.City).OfType<City>().DistinctBy(city => (city.Label, city.Location))], [.. answers.Select(a => a.Mistake).OfType<string>()]);
    }

    private City Of(KnownPlace place) =>
        new(place.Name, place.CountryCode, new GeoPoint(place.Latitude, place.Longitude), atlas.Zones.At(place.Latitude, place.Longitude), place.Population) { Region = place.CountryCode == "US" ? place.Region : null };

    private City Pointed(CityWish wish)
    {
        var point = wish.Point!.Value;
        return new City(wish.Name, atlas.CityAt(point.Latitude, point.Longitude, CountryWithinMetres)?.CountryCode ?? atlas.CountryAt(point.Latitude, point.Longitude) ?? "", point, atlas.Zones.At(point.Latitude, point.Longitude), 0);
    }

    private (City? City, string? Mistake) Named(CityWish wish)
    {
        var key = TextNormaliser.Key(wish.Name);
        var qualifiers = wish.Qualifiers.Select(text => (Text: text, State: UsStates.Find(text), Country: CountryNames.Find(text))).ToList();
        if (qualifiers.FirstOrDefault(q => q.State is null && q.Country is null) is { Text: { } strange })
            return (null, $"'{strange}' of '{Written(wish)}' is not a country or a state of the United States; give, for example, DE, Germany, TX or Texas.");
        if (TargetCities.Find(wish.Name) is { } target && qualifiers.TrueForAll(q => q.Country == target.CountryCode))
            return (target, null);
        var named = atlas.Named(wish.Name).OrderByDescending(city => city.Population).ToList();
        var candidates = named.Where(city => qualifiers.TrueForAll(q => (q.State is { } state && city.CountryCode == "US" && city.Region == state) || q.Country == city.CountryCode)).ToList();
        return candidates switch
        {
            [] when named.Count > 0 => (null, $"'{Written(wish)}' is not a city that is known; there are {Labels(named)}."),
            [] => (null, Unknown(wish, key)),
            [var only] => (Of(only), null),
            [var first, var second, ..] when first.Population >= Plainly * second.Population => (Of(first), null),
            _ => (null, $"'{Written(wish)}' could be {Labels(candidates)}; say which, for example '{Label(candidates[0])}'."),
        };
    }

    private string Unknown(CityWish wish, string key)
    {
        var near = _offered.Value
            .Where(offered => Math.Abs(offered.Key.Length - key.Length) <= Tolerance(key))
            .Select(offered => (City: offered.Place, Distance: Levenshtein.GetDistance(offered.Key, key)))
            .Where(found => found.Distance <= Tolerance(key))
            .OrderBy(found => found.Distance).ThenByDescending(found => found.City.Population)
            .Take(MaxSpellings).Select(found => found.City).ToList();
        return near.Count == 0
            ? $"'{Written(wish)}' is not a city that is known; give {CityWishReader.Accepted}."
            : $"'{Written(wish)}' is not a city that is known; near to it are {Labels(near)}. A point works for any place: {wish.Name}@LATITUDE,LONGITUDE.";
    }

    private static int Tolerance(string key) => Math.Max(1, key.Length / 4);

    private static string Written(CityWish wish) => string.Join(", ", wish.Qualifiers.Prepend(wish.Name));

    private string Labels(List<KnownPlace> cities) =>
        string.Join("; ", cities.Take(MaxCandidates).Select(Label)) + (cities.Count > MaxCandidates ? $" and {cities.Count - MaxCandidates} more" : "");

    private string Label(KnownPlace city) => Of(city).Label;
}
