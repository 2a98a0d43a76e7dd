using System.Collections.Frozen;
using NodaTime.TimeZones;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Planning.Places;

/// <summary>Countries by what people call them: ISO 3166-1 codes and the English names that the time zone database has.</summary>
public static class CountryNames
{
    // What people write and the database does not: it has "Britain (UK)", "Korea (South)".
    private static readonly (string Name, string Code)[] Others =
    [
        ("usa", "US"), ("united states of america", "US"), ("america", "US"), ("uk", "GB"), ("united kingdom", "GB"), ("great britain", "GB"), ("britain", "GB"), ("england", "GB"),
        ("scotland", "GB"), ("wales", "GB"), ("northern ireland", "GB"), ("deutschland", "DE"), ("espana", "ES"), ("brasil", "BR"), ("korea", "KR"), ("south korea", "KR"), ("holland", "NL"),
        ("the netherlands", "NL"), ("czechia", "CZ"), ("czech republic", "CZ"), ("russia", "RU"), ("vietnam", "VN"), ("uae", "AE"), ("ivory coast", "CI"), ("schweiz", "CH"), ("osterreich", "AT"),
    ];

    private static readonly FrozenDictionary<string, string> Codes = Read();

    /// <summary>The alpha-2 code; null for what is no country.</summary>
    /// <param name="name">A code or a name, in any case.</param>
    public static string? Find(string name) => Codes.GetValueOrDefault(TextNormaliser.Key(name));

    private static FrozenDictionary<string, string> Read()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var place in TzdbDateTimeZoneSource.Default.ZoneLocations ?? [])
        {
            codes.TryAdd(TextNormaliser.Key(place.CountryCode), place.CountryCode);
            codes.TryAdd(TextNormaliser.Key(place.CountryName), place.CountryCode);
        }

        foreach (var (name, code) in Others)
            codes[name] = code;
        return codes.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
