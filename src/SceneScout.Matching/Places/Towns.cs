using System.Collections.Concurrent;
using SceneScout.Domain.Geo;
using SceneScout.Geocoding;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Places;

/// <summary>Towns of the bundled geography that are large enough to be meant by a name alone.</summary>
internal static class Towns
{
    private const int LeastPeople = 5000;

    // Parts of cities share their names with many.
    private const int MostPoints = 16;

    // What records say of a city repeats itself.
    private const int MostKept = 20_000;

    // A town so many times larger than any other of its name is meant.
    private const int Outweighed = 10;
    private const int LeastCity = 100_000;

    private const string UnitedStates = "US";
    private const int CellsADegree = 100;

    private static readonly ConcurrentDictionary<string, GeoPoint[]> Points = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<(int Row, int Column), ulong[]> Words = new();

    /// <summary>All of them, in no order.</summary>
    public static IEnumerable<KnownPlace> All => GeoAtlas.Bundled.Places.Where(place => !place.IsDistrict && place.Population >= LeastPeople);

    /// <summary>All of them and the parts of cities, in no order.</summary>
    public static IEnumerable<KnownPlace> AllWithParts => GeoAtlas.Bundled.Places.Where(place => place.IsDistrict || place.Population >= LeastPeople);

    /// <summary>Where towns and parts of cities of a name lie, the largest first. The name may be as short as people write it: <c>w. hollywood</c>, <c>st. paul</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="country">Code of the country, where it is known.</param>
    public static GeoPoint[] PointsOf(string name, string? country)
    {
        var key = $"{country}|{name}";
        if (Points.TryGetValue(key, out var known))
            return known;
        var named = GeoAtlas.Bundled.Named(name, withParts: true);
        if (named.Count == 0 && Whole(name) is var whole && whole != name)
            named = GeoAtlas.Bundled.Named(whole, withParts: true);
        var within = country is { Length: 2 } ? named.Where(place => place.CountryCode.Equals(country, StringComparison.OrdinalIgnoreCase)).ToList() : named;
        GeoPoint[] points = [.. (within.Count > 0 ? within : named).OrderByDescending(place => place.Population).ThenBy(place => place.Number).Take(MostPoints).Select(place => place.Point())];
        if (Points.Count < MostKept)
            Points[key] = points;
        return points;
    }

    /// <summary>Where a town is.</summary>
    public static GeoPoint Point(this KnownPlace place) => new(place.Latitude, place.Longitude);

    /// <summary>The time zone of a town by its name; null where towns of that name lie in several and none is much larger than the others.</summary>
    /// <param name="city">The name.</param>
    /// <param name="region">State or province, where it is known.</param>
    /// <param name="country">Country, where it is known: a code or a name.</param>
    public static string? ZoneOf(string city, string? region, string? country)
    {
        var all = InCountry(GeoAtlas.Bundled.Named(city, withParts: true), country);

        // A field for the region tells the two Alexandrias apart; of a region that has no such town (MI is Milan's and Michigan's) it says nothing.
        if ((!string.IsNullOrWhiteSpace(region) || !string.IsNullOrWhiteSpace(country)) && Find(city, region, country) is { } found && all.Contains(found))
            return MayBeState(city, region, country, found, all) ? null : ZoneAt(found.Point());
        var named = Meant(all);
        if (named.Count == 0)
            return null;
        var zone = ZoneAt(named[0].Point());
        return named.TrueForAll(place => (named[0].Population >= LeastCity && (long)place.Population * Outweighed <= named[0].Population) || ZoneAt(place.Point()) == zone) ? zone : null;
    }

    /// <summary>The time zones of all towns of a name, that of the largest first.</summary>
    /// <param name="city">The name.</param>
    /// <param name="country">Country, where it is known: a code or a name.</param>
    public static IReadOnlyList<string> ZonesOf(string city, string? country) =>
        [.. Meant(InCountry(GeoAtlas.Bundled.Named(city, withParts: true), country)).Select(place => ZoneAt(place.Point())).Distinct(StringComparer.Ordinal)];

    private static KnownPlace? Find(string city, string? region, string? country) => GeoAtlas.Bundled.Find(new PlaceQuery { City = city, Region = region, Country = country })?.Place;

    // MA is a state's code and a country's: where nobody names the country, either may be meant.
    private static bool MayBeState(string city, string? region, string? country, KnownPlace found, IReadOnlyList<KnownPlace> all) =>
        string.IsNullOrWhiteSpace(country) && IsState(region) && Find(city, region, UnitedStates) is { } state && state != found && all.Contains(state);

    // Two capitals, as states are abbreviated.
    private static bool IsState(string? region) => region?.Trim() is { Length: 2 } code && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[1]);

    private static List<KnownPlace> Meant(IReadOnlyList<KnownPlace> all) =>
        [.. all.Where(place => place.IsDistrict || place.Population >= LeastPeople).OrderByDescending(place => place.Population).ThenBy(place => place.Number).Take(MostPoints)];

    // A town of that name elsewhere is not meant.
    private static IReadOnlyList<KnownPlace> InCountry(IReadOnlyList<KnownPlace> places, string? country) =>
        !string.IsNullOrWhiteSpace(country) && GeoAtlas.Bundled.CountryCode(country) is { } code ? [.. places.Where(place => place.CountryCode.Equals(code, StringComparison.OrdinalIgnoreCase))] : places;

    /// <summary>Hashes of the words in the names of the city and the part of it in which a point lies: in a venue's name they tell little.</summary>
    public static ulong[] WordsAt(GeoPoint point)
    {
        // All points of a square of some hundred metres have the words of its middle.
        var (row, column) = ((int)Math.Floor(point.Latitude * CellsADegree), (int)Math.Floor(point.Longitude * CellsADegree));
        if (Words.TryGetValue((row, column), out var known))
            return known;
        var (latitude, longitude) = (Math.Clamp((row + 0.5) / CellsADegree, -90, 90), Math.Clamp((column + 0.5) / CellsADegree, -180, 180));
        var names = new[] { GeoAtlas.Bundled.PlaceAt(latitude, longitude)?.Name, GeoAtlas.Bundled.CityAt(latitude, longitude)?.Name };
        ulong[] words = [.. names.Distinct(StringComparer.Ordinal).SelectMany(name => ComparableText.Words(name)).Select(word => WordHash.Of(WordList.Bundled.Form(word))).Distinct()];
        if (Words.Count < MostKept)
            Words[(row, column)] = words;
        return words;
    }

    private static string Whole(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < words.Length; at++)
            words[at] = words[at].TrimEnd('.').ToLowerInvariant() switch
            {
                "n" or "no" => "North",
                "s" or "so" => "South",
                "e" => "East",
                "w" => "West",
                "mt" => "Mount",
                "ft" => "Fort",
                "st" => "Saint",
                "hts" => "Heights",
                "bch" => "Beach",
                "vlg" => "Village",
                "spgs" => "Springs",
                var word => word,
            };
        return string.Join(' ', words);
    }

    /// <summary>The time zone of a point.</summary>
    public static string ZoneAt(GeoPoint point) => GeoAtlas.Bundled.Zones.At(point.Latitude, point.Longitude);
}
