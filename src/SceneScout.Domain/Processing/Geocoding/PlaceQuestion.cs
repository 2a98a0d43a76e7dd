using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Processing.Geocoding;

/// <summary>What a geocoder is asked: a street or a venue's name, and the town that it is in. Pure.</summary>
public sealed record PlaceQuestion
{
    private const int LongestPart = 200;
    private const int KeyBytes = 16;

    private static readonly FrozenSet<string> NoPlaces = new[]
    {
        "online", "online event", "virtual", "virtual event", "zoom", "livestream", "live stream", "webinar", "tba", "tbd", "tbc", "to be announced", "to be confirmed",
        "various", "various locations", "various venues", "multiple locations", "multiple venues", "secret location", "location tba", "venue tba", "private residence", "unknown", "none", "n a",
        "en linea", "en ligne", "divers lieux", "varios lugares", "diverse locaties", "verschiedene orte",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> CountryWords = new Dictionary<string, string[]>
    {
        ["US"] = ["usa", "us", "united", "states", "of", "america"],
        ["GB"] = ["uk", "gb", "united", "kingdom", "great", "britain", "england", "scotland", "wales"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The venue's name; null when it is none.</summary>
    public string? Name { get; init; }

    /// <summary>Street and number, without what other parts say.</summary>
    public string? Street { get; init; }

    /// <summary>City or town.</summary>
    public string? City { get; init; }

    /// <summary>State, province or region.</summary>
    public string? Region { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? CountryCode { get; init; }

    /// <summary>The same for questions that differ in case, marks and punctuation alone: 32 hex digits.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Parts.Select(TextNormaliser.Key)))).AsSpan(0, KeyBytes));

    private IEnumerable<string?> Parts => [Name, Street, City, Region, PostalCode, CountryCode];

    /// <summary>The question of a venue; null when it names no place that could be found, or no town to look in.</summary>
    public static PlaceQuestion? Of(Venue? venue)
    {
        if (venue is null || (Part(venue.City) ?? Part(venue.PostalCode)) is null)
            return null;
        var name = Part(venue.Name) is { } named && !NoPlaces.Contains(TextNormaliser.Key(named)) ? named : null;
        var street = StreetOf(venue, name);
        return name is null && street is null ? null : new PlaceQuestion
        {
            Name = name,
            Street = street,
            City = Part(venue.City),
            Region = Part(venue.Region),
            PostalCode = Part(venue.PostalCode),
            CountryCode = Part(venue.CountryCode),
        };
    }

    /// <summary>For people: its parts in a line.</summary>
    public override string ToString() => string.Join(", ", Parts.Where(part => part is not null));

    // Feeds write whole addresses where a street belongs: what says the town, the postal code or the venue's name again is left out; of the rest the first part with a number is the street.
    private static string? StreetOf(Venue venue, string? name)
    {
        if (Part(venue.Address) is not { } address || NoPlaces.Contains(TextNormaliser.Key(address)))
            return null;
        var said = new[] { venue.City, venue.Region, venue.PostalCode, venue.CountryCode }.SelectMany(Words).Concat(CountryWords.GetValueOrDefault(venue.CountryCode ?? "", [])).ToHashSet(StringComparer.Ordinal);
        var named = TextNormaliser.Key(name);
        var left = address.Split([',', ';', '\n', '\r', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(part => TextNormaliser.Key(part) is { Length: > 0 } key && key != named && !key.Split(' ').All(said.Contains))
            .ToList();
        return left.Find(part => part.Any(char.IsDigit) && part.Any(char.IsLetter)) ?? left.FirstOrDefault();
    }

    private static string[] Words(string? text) => TextNormaliser.Key(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string? Part(string? text) => text?.Trim() is { Length: > 0 } part ? (part.Length <= LongestPart ? part : part[..LongestPart]) : null;
}
