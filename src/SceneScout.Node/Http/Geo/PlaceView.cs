namespace SceneScout.Node.Http.Geo;

/// <summary>A point, and what is known of where it is.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Precision">How exact a found point is: postcode, city or region; null when the point was given.</param>
/// <param name="City">The city in which it lies.</param>
/// <param name="Region">State or province.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2.</param>
/// <param name="TimeZone">IANA zone.</param>
internal sealed record PlaceView(double Latitude, double Longitude, string? Precision, string? City, string? Region, string? CountryCode, string? TimeZone);
