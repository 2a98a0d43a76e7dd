using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Planning;

/// <summary>A city.</summary>
/// <param name="Name">Its name as locals or English speakers write it.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="Location">Its centre.</param>
/// <param name="TimeZone">Its IANA zone.</param>
/// <param name="Population">Inhabitants; 0 when unknown.</param>
public sealed record City(string Name, string CountryCode, GeoPoint Location, string TimeZone, long Population);
