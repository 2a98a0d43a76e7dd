using System.Collections.Frozen;

namespace SceneScout.Geocoding.Names;

/// <summary>Words that stand beside names of places, and words that are written in several ways.</summary>
internal static class NameWords
{
    private static readonly FrozenSet<string> Idle = new[]
    {
        "greater", "city", "of", "the", "downtown", "area", "metro", "metropolitan", "region", "county", "province", "district", "central", "centre", "center", "near", "in", "at", "and", "around", "town",
        "arrondissement", "cedex", "municipality", "municipio", "ville", "stadt", "landeshauptstadt", "hansestadt", "stad", "ciudad", "cidade", "citta", "commune", "comune", "gemeente", "kommune", "kommun",
        "borough", "village", "township", "twp", "centro", "zentrum", "mitte", "inner", "outer", "suburb", "state", "prefecture", "ken", "shi", "ku", "to", "fu", "hlavni", "mesto", "miasto", "st", "capital",
        "federal", "regency", "kota", "kabupaten", "upravna", "enota", "obcina", "cbd", "campus", "department", "departement", "co", "dist", "d", "r", "de", "la", "le", "les", "el", "di", "da", "do", "del", "der", "den", "am", "an", "im", "bei", "north", "south", "east", "west",
        "er", "e", "eme", "ieme", "os", "online", "tba", "venue", "virtual", "street", "road", "avenue", "ave", "rd",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Each word with what else is written for it.
    private static readonly FrozenDictionary<string, string[]> Others = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["st"] = ["saint", "sankt"],
        ["saint"] = ["st", "sankt"],
        ["sankt"] = ["st", "saint"],
        ["skt"] = ["sankt", "st"],
        ["ste"] = ["sainte", "saint"],
        ["sainte"] = ["ste"],
        ["sta"] = ["santa"],
        ["sto"] = ["santo"],
        ["mt"] = ["mount"],
        ["mount"] = ["mt"],
        ["mtn"] = ["mountain"],
        ["ft"] = ["fort"],
        ["fort"] = ["ft"],
        ["pt"] = ["port", "point"],
        ["port"] = ["pt"],
        ["n"] = ["north", "nord"],
        ["no"] = ["north"],
        ["so"] = ["south"],
        ["e"] = ["east"],
        ["w"] = ["west"],
        ["north"] = ["n"],
        ["south"] = ["s"],
        ["east"] = ["e"],
        ["west"] = ["w"],
        ["hts"] = ["heights"],
        ["heights"] = ["hts"],
        ["spgs"] = ["springs"],
        ["spg"] = ["spring"],
        ["bch"] = ["beach"],
        ["lk"] = ["lake"],
        ["is"] = ["island"],
        ["twp"] = ["township"],
        ["jct"] = ["junction"],
        ["vlg"] = ["village"],
        ["pk"] = ["park"],
        ["vly"] = ["valley"],
        ["gr"] = ["grand"],
        ["cd"] = ["ciudad"],
        ["cdad"] = ["ciudad"],
        ["gral"] = ["general"],
        ["dr"] = ["doctor"],
        ["s"] = ["south", "sao", "santa"],
        ["a"] = ["am", "an der"],
        ["i"] = ["im", "in"],
        ["ob"] = ["ob der"],
        ["b"] = ["bei"],
        ["u"] = ["upon", "under"],
        ["upon"] = ["on"],
        ["on"] = ["upon"],
        ["and"] = [""],
        ["the"] = [""],
        ["ville"] = [""],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True for a word that alone names no place: articles, directions, what parts of a country are called.</summary>
    public static bool IsIdle(string word) => word.Length == 0 || Idle.Contains(word) || char.IsAsciiDigit(word[0]);

    /// <summary>How else a word is written; none for most.</summary>
    public static IReadOnlyList<string> OtherSpellings(string word) => Others.GetValueOrDefault(word, []);
}
