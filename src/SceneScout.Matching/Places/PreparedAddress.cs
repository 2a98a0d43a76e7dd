using System.Collections.Frozen;
using System.Globalization;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Places;

/// <summary>A street address, taken apart: house numbers and the words of streets, whatever the country's order.</summary>
internal sealed class PreparedAddress
{
    private const int MostWords = 12;
    private const int MostNumbers = 6;

    // Words from here on name a street.
    private const float Telling = 0.5f;

    // What follows is a flat or a floor, no house.
    private static readonly HashSet<string> Units = new(["suite", "ste", "unit", "floor", "fl", "apt", "apartment", "room", "rm", "level", "flat", "shop", "box", "bldg", "building", "arch", "studio", "stall", "kiosk"], StringComparer.Ordinal);

    // What follows is a road's number, no house.
    private static readonly HashSet<string> Roads = new(["route", "rte", "rt", "highway", "hwy", "interstate", "us", "sr"], StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Types = Table(
        "street str st s", "avenue ave av", "boulevard blvd blv bd", "road rd", "drive dr", "lane ln", "square sq", "place pl", "court ct", "terrace ter terr",
        "parkway pkwy pky", "highway hwy", "crescent cres", "gardens gdns", "circle cir", "way wy", "plaza plz", "bridge br", "center centre ctr cntr", "mall", "walk", "row",
        "alley aly", "close cl", "quay", "strasse str stra", "gasse", "weg", "platz pl", "allee", "rue", "calle c", "via", "piazza pza", "viale vle", "corso cso", "chemin ch", "cours", "quai", "straat", "laan", "plein", "rua", "avenida avda", "expressway expy", "turnpike tpke", "route rte rt", "pike");

    // The first of a row stands for it.
    private static readonly FrozenSet<string> KindsOfStreet = Types.Values.ToFrozenSet(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Directions = Table("north n no", "south s so", "east e", "west w", "northeast ne", "northwest nw", "southeast se", "southwest sw");

    // What a street is called, cut short; as kinds of streets these would weigh too little.
    private static readonly Dictionary<string, string> Cut = Table(
        "point pt", "heights hts", "village vlg", "creek crk", "springs spgs", "ridge rdg", "valley vly", "trail trl", "station sta", "crossing xing", "junction jct", "island isl", "meadows mdws", "harbor harbour hbr");

    private static readonly HashSet<string> Joints = new(
        ["at", "and", "near", "nr", "between", "btwn", "btw", "bet", "off", "corner", "cnr", "the", "of", "on", "in", "la", "le", "de", "del", "der", "des", "du", "van", "von", "opposite"], StringComparer.Ordinal);

    private static readonly string[] Endings = ["strasse", "straat", "gasse", "platz", "weg", "allee", "plein", "gracht", "laan"];

    private PreparedAddress(int[] numbers, NameWord[] streets, NameWord[] main, bool isRange)
    {
        Numbers = numbers;
        Streets = streets;
        Main = main;
        IsRange = isRange;
        Named = string.Concat(main.Where(word => word.Weight >= Telling).Select(word => word.Text));
    }

    /// <summary>House numbers in their order; <c>14-16</c> gives both.</summary>
    public int[] Numbers { get; }

    /// <summary>The words of the streets: what a street is called weighs, what kind it is hardly.</summary>
    public NameWord[] Streets { get; }

    /// <summary>The words of the street that the house number belongs to; all, where none has one. What stands beside it names the house, the mall, the corner.</summary>
    public NameWord[] Main { get; }

    /// <summary>What the street is called, in one word: <c>lakeshore</c>.</summary>
    public string Named { get; }

    /// <summary>True when the numbers are the ends of a range.</summary>
    public bool IsRange { get; }

    /// <summary>Takes an address apart.</summary>
    /// <param name="text">As it came.</param>
    /// <param name="left">Words that stand elsewhere in the record, as city and postal code: they are no street.</param>
    /// <returns>Null when nothing is left of it.</returns>
    public static PreparedAddress? Of(string? text, HashSet<string> left) => text is null ? null : Of(AddressTail.Of(text).Street, left);

    /// <summary>Likewise, of the parts of a line.</summary>
    public static PreparedAddress? Of(string[] parts, HashSet<string> left)
    {
        var numbers = new List<int>();
        var streets = new List<NameWord>();
        var read = new List<Part>(parts.Length);
        foreach (var part in parts)
        {
            var (from, known) = (streets.Count, numbers.Count);
            var words = ComparableText.Words(part);
            Add(words, left, numbers, streets);

            // Las Vegas Boulevard in Las Vegas: what is left has to name a street.
            if (streets.Count > from && !Names(streets, from))
            {
                streets.RemoveRange(from, streets.Count - from);
                numbers.RemoveRange(known, numbers.Count - known);
                Add(words, [], numbers, streets);
            }

            read.Add(new Part(from, streets.Count, numbers.Count > known, words.Length > 0 && (HouseNumber(words[0]) is not null || HouseNumber(words[^1]) is not null)));
        }

        if (numbers.Count == 0 && streets.Count == 0)
            return null;
        var main = Housed(read, streets);
        if (numbers.Count > MostNumbers)
            numbers.RemoveRange(MostNumbers, numbers.Count - MostNumbers);
        return new PreparedAddress(
            [.. numbers], [.. streets], main, numbers.Count == 2 && Array.Exists(parts, part => part.Contains('-', StringComparison.Ordinal)) && numbers[1] > numbers[0] && numbers[1] - numbers[0] < 100);
    }

    /// <summary>Whether a part of a line says which house of which street it is; <c>Unit 3</c> does not.</summary>
    public static bool IsHouse(string part)
    {
        var (numbers, streets) = (new List<int>(), new List<NameWord>());
        Add(ComparableText.Words(part), [], numbers, streets);
        return numbers.Count > 0 && Names(streets, 0);
    }

    /// <summary>Whether a part of a line is a house's number and nothing else.</summary>
    public static bool IsNumber(string part) => ComparableText.Words(part) is [var word] && HouseNumber(word) is not null;

    /// <summary>Whether a word of a part says that it is a street: <c>Leith Walk</c>, <c>Hauptstr.</c></summary>
    public static bool IsStreet(string part)
    {
        var streets = new List<NameWord>();
        Add(ComparableText.Words(part), [], [], streets);
        return IsStreet(streets, 0, streets.Count);
    }

    /// <summary>Whether a part ends as a street does.</summary>
    public static bool EndsAsStreet(string part) => ComparableText.Words(part) is [.., var last] && (Types.ContainsKey(last) || last is "broadway" || IsStreet(last));

    /// <summary>Whether a part begins with a flat, a floor, an arch.</summary>
    public static bool BeginsAsUnit(string part) => ComparableText.Words(part) is [var first, ..] && Units.Contains(first);

    /// <summary>Whether a part ends with a direction behind a kind of street: <c>12th Ave NE</c>.</summary>
    public static bool EndsWithDirection(string part) => ComparableText.Words(part) is [.., var before, var last] && Directions.ContainsKey(last) && Types.ContainsKey(before);

    // The part with a house number and a street's name; "Lothian Road, 65" has them in two. "Club 54, 254 West 54th Street": the likeliest is the one whose number stands at an end and whose words say that it is a street.
    private static NameWord[] Housed(List<Part> read, List<NameWord> streets)
    {
        var (best, most) = (default(Part), -1);
        for (var at = 0; at < read.Count; at++)
        {
            var part = read[at];
            if (!part.HasNumber)
                continue;
            if (part.To == part.From && at > 0 && read[at - 1] is { HasNumber: false } before)
                part = before with { HasNumberAtEnd = true };
            if (!Names(streets.GetRange(part.From, part.To - part.From), 0))
                continue;
            var rank = (IsStreet(streets, part.From, part.To) ? 2 : 0) + (part.HasNumberAtEnd ? 1 : 0);
            if (rank > most)
                (best, most) = (part, rank);
        }

        return most < 0 ? [.. streets] : [.. streets.GetRange(best.From, best.To - best.From)];
    }

    private static bool IsStreet(List<NameWord> streets, int from, int to)
    {
        for (var at = from; at < to; at++)
            if (IsType(streets[at].Text))
                return true;
        return false;
    }

    private static bool Names(List<NameWord> streets, int from) => streets.FindIndex(from, word => word.Weight >= Telling) >= 0;

    private static void Add(string[] words, HashSet<string> left, List<int> numbers, List<NameWord> streets)
    {
        var begin = streets.Count;
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at];
            var before = at > 0 ? words[at - 1] : "";
            if (Units.Contains(word) && at + 1 < words.Length && (char.IsAsciiDigit(words[at + 1][0]) || words[at + 1].Length == 1))
                at++;
            else if (HouseNumber(word) is { } number && !Roads.Contains(before) && !left.Contains(word))
                numbers.Add(number);
            else if (!Joints.Contains(word) && !left.Contains(word) && streets.Count < MostWords)
                AddStreet(streets, word, at, before);
        }

        // Bridge Boulevard, Park Avenue: of two kinds of street the first is a name.
        if (!Names(streets, begin) && streets.FindIndex(begin, word => IsType(word.Text)) is var first and >= 0 && streets.FindIndex(first + 1, word => IsType(word.Text)) > first)
            streets[first] = streets[first] with { Weight = 1 };

        // South Boulevard: with nothing but a kind behind it, a direction is a name, too.
        else if (streets.Count - begin == 2 && !Names(streets, begin) && Directions.ContainsValue(streets[begin].Text) && IsType(streets[begin + 1].Text))
            streets[begin] = streets[begin] with { Weight = 1 };
    }

    private static bool IsType(string word) => KindsOfStreet.Contains(word);

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
        {
            Add(streets, word[..^3], 1);
            Add(streets, "strasse", 0.15f);
        }
        else if (Directions.TryGetValue(word, out var direction))
            Add(streets, direction, 0.15f);
        else if (word is "st" && (at == 0 || HouseNumber(before) is not null))
            Add(streets, word, 0.15f); // St Mary's Street: a saint, not a street.
        else if (Types.TryGetValue(word, out var type))
            Add(streets, type, 0.15f);
        else
            Add(streets, Cut.TryGetValue(word, out var whole) ? whole : WordList.Bundled.Form(word), word.Length <= 1 ? 0.3f : 1);
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

    // Words of streets from one to another, of one part of a line.
    private readonly record struct Part(int From, int To, bool HasNumber, bool HasNumberAtEnd);

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
