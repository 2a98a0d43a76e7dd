using System.Collections.Immutable;
using Quickenshtein;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Planning.Places;

/// <summary>Finds the cities that people mean. Accents and case do not matter; what could be several cities is refused with the candidates.</summary>
/// <param name="gazetteer">Where names are looked up.</param>
public sealed class CityResolver(Gazetteer gazetteer)
{
    // Paris is the one in France: it has 85 times the people of the next. Birmingham could be either.
    private const long Plainly = 5;
    private const int MaxCandidates = 6;
    private const int MaxSpellings = 4;
    private const double CountryWithinMetres = 100_000;

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

    /// <summary>The target city of the gazetteer's entry.</summary>
    public static City Of(GazetteerCity city) => new(city.Name, city.CountryCode, city.Location, city.TimeZone, city.Population) { Region = city.Region };

    private City Pointed(CityWish wish)
    {
        var point = wish.Point!.Value;
        return new City(wish.Name, gazetteer.Nearest(point, CountryWithinMetres)?.CountryCode ?? "", point, gazetteer.TimeZoneAt(point), 0);
    }

    private (City? City, string? Mistake) Named(CityWish wish)
    {
        var key = TextNormaliser.Key(wish.Name);
        var qualifiers = wish.Qualifiers.Select(text => (Text: text, State: UsStates.Find(text), Country: CountryNames.Find(text))).ToList();
        if (qualifiers.FirstOrDefault(q => q.State is null && q.Country is null) is { Text: { } strange })
            return (null, $"'{strange}' of '{Written(wish)}' is not a country or a state of the United States; give, for example, DE, Germany, TX or Texas.");
        if (TargetCities.Find(wish.Name) is { } target && qualifiers.TrueForAll(q => q.Country == target.CountryCode))
            return (target, null);
        var named = gazetteer.Named(key).Concat(CityAliases.Find(key) is { } other ? gazetteer.Named(other) : [])
            .OrderByDescending(city => city.Population).ToList();
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
        var near = gazetteer.Keys
            .Where(name => Math.Abs(name.Length - key.Length) <= Tolerance(key))
            .Select(name => (City: gazetteer.Named(name)[0], Distance: Levenshtein.GetDistance(name, key)))
            .Where(found => found.Distance <= Tolerance(key))
            .OrderBy(found => found.Distance).ThenByDescending(found => found.City.Population)
            .Take(MaxSpellings).Select(found => found.City).ToList();
        return near.Count == 0
            ? $"'{Written(wish)}' is not a city that is known; give {CityWishReader.Accepted}."
            : $"'{Written(wish)}' is not a city that is known; near to it are {Labels(near)}. A point works for any place: {wish.Name}@LATITUDE,LONGITUDE.";
    }

    private static int Tolerance(string key) => Math.Max(1, key.Length / 4);

    private static string Written(CityWish wish) => string.Join(", ", wish.Qualifiers.Prepend(wish.Name));

    private static string Labels(List<GazetteerCity> cities) =>
        string.Join("; ", cities.Take(MaxCandidates).Select(Label)) + (cities.Count > MaxCandidates ? $" and {cities.Count - MaxCandidates} more" : "");

    private static string Label(GazetteerCity city) => Of(city).Label;
}
