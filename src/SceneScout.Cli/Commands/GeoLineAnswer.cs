using System.Text.Json;

namespace SceneScout.Cli.Commands;

/// <summary>A line that <c>scout geo</c> writes; what is not known is null.</summary>
/// <param name="Id">The id of the line that was read.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Precision">How exact the point is; null when it was given.</param>
/// <param name="City">The city in which it lies.</param>
/// <param name="Region">State or province.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2.</param>
/// <param name="TimeZone">IANA zone.</param>
internal sealed record GeoLineAnswer(JsonElement Id, double? Latitude, double? Longitude, string? Precision, string? City, string? Region, string? CountryCode, string? TimeZone);
