namespace SceneScout.Geocoding;

/// <summary>A point with the city in which it lies.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Precision">How exact the point is.</param>
/// <param name="Place">The place that was found: a city, or a part of one.</param>
/// <param name="City">The city of the place: the place itself unless it is a part of one.</param>
public readonly record struct GeoMatch(double Latitude, double Longitude, GeoPrecision Precision, KnownPlace Place, KnownPlace City);
