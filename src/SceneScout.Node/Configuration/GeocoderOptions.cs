using SceneScout.Actors.Workers.Geocoding;
using SceneScout.Sources.Nominatim;

namespace SceneScout.Node.Configuration;

/// <summary>Settings of the online geocoder.</summary>
/// <param name="Nominatim">How it is called.</param>
/// <param name="Rules">How the stage goes about it.</param>
internal sealed record GeocoderOptions(NominatimOptions Nominatim, GeocodingRules Rules);
