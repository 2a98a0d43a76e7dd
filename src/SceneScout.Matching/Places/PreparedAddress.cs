using System.Globalization;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Places;

/// <summary>A street address, taken apart: house numbers and the words of streets, whatever the country's order.</summary>
internal sealed class PreparedAddress
{
    private const int MostWords = 12;
    private const int MostNumbers = 6;

    // What follows is a flat or a floor, no house.
    private static readonly HashSet<string> Units = new(["suite", "ste", "unit", "floor", "fl", "apt", "apartment", "room", "rm", "level", "flat", "shop", "box", "bldg", "building"], StringComparer.Ordinal);

    // What follows is a road's number, no house.
    private static readonly HashSet<string> Roads = new(["route", "rte", "rt", "highway", "hwy", "interstate", "us", "sr"], StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Types = Table(
        "street str st s", "avenue ave av", "boulevard blvd blv bd", "road rd", "drive dr", "lane ln", "square sq", "place pl", "court ct", "terrace ter terr",
        "parkway pkwy pky", "highway hwy", "crescent cres", "gardens gdns", "circle cir", "way wy", "plaza plz", "bridge br", "center centre ctr cntr", "mall", "walk", "row",
        "alley aly", "close cl", "quay", "strasse str stra", "gasse", "weg", "platz pl", "allee", "rue", "calle c", "via", "piazza pza", "viale vle", "corso cso", "chemin ch", "cours", "quai", "straat", "laan", "plein", "rua", "avenida avda", "expressway expy", "turnpike tpke", "route rte rt", "pike");

    private static readonly Dictionary<string, string> Directions = Table("north n no", "south s so", "east e", "west w", "northeast ne", "northwest nw", "southeast se", "southwest sw");

    private static readonly HashSet<string> Joints = new(
        ["at", "and", "near", "nr", "between", "btwn", "btw", "bet", "off", "corner", "cnr", "the", "of", "on", "in", "la", "le", "de", "del", "der", "des", "du", "van", "von", "opposite"], StringComparer.Ordinal);

    private static readonly string[] Endings = ["strasse", "straat", "gasse", "platz", "weg", "allee", "plein", "gracht", "laan"];

    private PreparedAddress(int[] numbers, NameWord[] streets, bool isRange)
    {
        Numbers = numbers;
        Streets = streets;
        IsRange = isRange;
    }

    /// <summary>House numbers in their order; <c>14-16</c> gives both.</summary>
    public int[] Numbers { get; }

    /// <summary>The words of the streets: what a street is called weighs, what kind it is hardly.</summary>
    public NameWord[] Streets { get; }

    /// <summary>True when the numbers are the ends of a range.</summary>
    public bool IsRange { get; }

    /// <summary>Takes an address apart.</summary>
    /// <param name="text">As it came.</param>
    /// <param name="left">Words that stand elsewhere in the record, as city and postal code: they are no street.</param>
    /// <returns>Null when nothing is left of it.</returns>
    public static PreparedAddress? Of(string? text, HashSet<string> left)
    {
        var prepared = Of(text, ComparableText.Words(text), left);

        // Las Vegas Boulevard in Las Vegas: what is left has to name a street.
        return prepared is null || prepared.Streets.Length == 0 || prepared.NamesStreet ? prepared : Of(text, ComparableText.Words(text), []);
    }

    private bool NamesStreet => Streets.Any(word => word.Weight >= 0.5f);

    private static PreparedAddress? Of(string? text, string[] words, HashSet<string> left)
    {
        var numbers = new List<int>();
        var streets = new List<NameWord>();
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at];
            var before = at > 0 ? words[at - 1] : "";
            if (Units.Contains(word) && at + 1 < words.Length && char.IsAsciiDigit(words[at + 1][0]))
                at++;
            else if (HouseNumber(word) is { } number && !Roads.Contains(before) && !left.Contains(word))
                numbers.Add(number);
            else if (!Joints.Contains(word) && !left.Contains(word) && streets.Count < MostWords)
                AddStreet(streets, word, at, before);
        }

        // Bridge Boulevard, Park Avenue: of two kinds of street the first is a name.
        if (streets.TrueForAll(word => word.Weight < 0.5f) && streets.FindIndex(word => IsType(word.Text)) is var first and >= 0 && streets.FindIndex(first + 1, word => IsType(word.Text)) > first)
            streets[first] = streets[first] with { Weight = 1 };
        if (numbers.Count > MostNumbers)
            numbers.RemoveRange(MostNumbers, numbers.Count - MostNumbers);
        return numbers.Count == 0 && streets.Count == 0
            ? null
            : new PreparedAddress([.. numbers], [.. streets], numbers.Count == 2 && text!.Contains('-', StringComparison.Ordinal) && numbers[1] > numbers[0] && numbers[1] - numbers[0] < 100);
    }

    private static bool IsType(string word) => Types.ContainsValue(word);

    private static void AddStreet(List<NameWord> streets, string word, int at, string before)
    {
        foreach (var ending in Endings)
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                Add(streets, word[..^ending.Length], 1);
                Add(streets, ending, 0.15f);
                return;
            }

        // "Hauptstr" is "Hauptstrasse".
        if (word.Length > 5 && word.EndsWith("str", StringComparison.Ordinal))
            Add(streets, word[..^3], 1);
        else if (Directions.TryGetValue(word, out var direction))
            Add(streets, direction, 0.15f);
        else if (word is "st" && (at == 0 || HouseNumber(before) is not null))
            Add(streets, word, 0.15f); // St Mary's Street: a saint, not a street.
        else if (Types.TryGetValue(word, out var type))
            Add(streets, type, 0.15f);
        else
            Add(streets, WordList.Bundled.Form(word), word.Length <= 1 ? 0.3f : 1);
    }

    private static void Add(List<NameWord> streets, string word, float weight) => streets.Add(new NameWord(word, WordHash.Of(word), weight, WordClass.Own, 0));

    // 12, 12a, 12b; not 5th, which names a street.
    private static int? HouseNumber(string word)
    {
        if (!char.IsAsciiDigit(word[0]))
            return null;
        var digits = 1;
        while (digits < word.Length && char.IsAsciiDigit(word[digits]))
            digits++;
        return digits <= 6 && word.Length - digits <= 1 ? int.Parse(word.AsSpan(0, digits), CultureInfo.InvariantCulture) : null;
    }

    private static Dictionary<string, string> Table(params string[] rows)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var words = row.Split(' ');
            foreach (var word in words)
                table.TryAdd(word, words[0]);
        }

        return table;
    }
}
