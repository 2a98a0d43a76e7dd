using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Processing;

/// <summary>A city of the bundled gazetteer.</summary>
/// <param name="Name">Its name, as GeoNames has it.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2.</param>
/// <param name="Region">The state, for the United States only.</param>
/// <param name="Location">Its centre, to a thousandth of a degree.</param>
/// <param name="Population">Inhabitants.</param>
/// <param name="TimeZone">IANA zone.</param>
public sealed record GazetteerCity(string Name, string CountryCode, string? Region, GeoPoint Location, long Population, string TimeZone);
