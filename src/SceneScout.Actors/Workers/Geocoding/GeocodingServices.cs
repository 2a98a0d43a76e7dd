using SceneScout.Domain.Processing.Geocoding;

namespace SceneScout.Actors.Workers.Geocoding;

/// <summary>What the geocoding stage of a node works with.</summary>
/// <param name="Geocoder">Who is asked.</param>
/// <param name="Rules">Its rules.</param>
/// <param name="Memory">Answers at hand.</param>
public sealed record GeocodingServices(IGeocoder Geocoder, GeocodingRules Rules, GeocodeMemory Memory);
