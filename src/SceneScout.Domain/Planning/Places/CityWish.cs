using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Planning.Places;

/// <summary>A city as people write it: <c>Springfield, IL/30km/5</c> or <c>home@52.5,13.4</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Qualifiers">What tells it from others of the name: region, country; at most two.</param>
/// <param name="Point">Where it is, when that was given.</param>
/// <param name="RadiusMetres">Radius of its search; null when none was given.</param>
/// <param name="Priority">1 to 10; null when none was given.</param>
public sealed record CityWish(string Name, IReadOnlyList<string> Qualifiers, GeoPoint? Point, double? RadiusMetres, int? Priority);
