using System.Collections.Frozen;

namespace SceneScout.Geocoding.Names;

/// <summary>Places that have an ISO code of their own and that feeds list under another country's.</summary>
internal static class Territories
{
    private static readonly FrozenDictionary<string, string[]> Of = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["US"] = ["PR", "GU", "VI", "MP", "AS", "UM"],
        ["GB"] = ["JE", "GG", "IM", "GI", "BM", "KY", "VG", "FK", "TC", "AI", "MS", "SH", "IE"],
        ["FR"] = ["RE", "GP", "MQ", "GF", "YT", "NC", "PF", "PM", "MF", "BL", "WF", "MC"],
        ["CN"] = ["HK", "MO", "TW"],
        ["NL"] = ["CW", "AW", "SX", "BQ"],
        ["DK"] = ["GL", "FO"],
        ["FI"] = ["AX"],
        ["NO"] = ["SJ"],
        ["AU"] = ["NF", "CX", "CC"],
        ["NZ"] = ["CK", "NU", "TK"],
        ["IL"] = ["PS"],
        ["PS"] = ["IL"],
        ["RS"] = ["XK", "ME"],
        ["CY"] = ["GB"],
        ["IT"] = ["SM", "VA"],
        ["ES"] = ["AD", "GI"],
        ["IE"] = ["GB"],
        ["MA"] = ["EH"],
        ["RU"] = ["UA"],
        ["HK"] = ["CN"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Codes to look under as well; none for most countries.</summary>
    public static IReadOnlyList<string> Under(string country) => Of.GetValueOrDefault(country, []);
}
