namespace SceneScout.Simulator.Worlds;

/// <summary>A real city of the simulated world.</summary>
/// <param name="Name">English name.</param>
/// <param name="Region">Region or state code, or an empty string where addresses have none.</param>
/// <param name="RegionName">Region or state name, or an empty string.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2 code, upper case.</param>
/// <param name="CountryName">English name of the country.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="TimeZone">IANA time zone id.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Population">Inhabitants, rounded.</param>
/// <param name="PlaceId">The id by which Eventbrite's destination search knows the city.</param>
public sealed record WorldCity(
    string Name,
    string Region,
    string RegionName,
    string CountryCode,
    string CountryName,
    string Currency,
    string TimeZone,
    double Latitude,
    double Longitude,
    int Population,
    string PlaceId)
{
    /// <summary>Pattern of a postal code: '#' is a digit, '?' a letter, all else itself.</summary>
    internal string PostalPattern { get; init; } = "#####";

    /// <summary>Street name endings of the place.</summary>
    internal string[] Streets { get; init; } = [];

    /// <summary>True when the house number stands before the street.</summary>
    internal bool NumberFirst { get; init; }

    /// <summary>Ticketmaster market and designated market area ids; the latter only in North America.</summary>
    internal string Market { get; init; } = "";
}
