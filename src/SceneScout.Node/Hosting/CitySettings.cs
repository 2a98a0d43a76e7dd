using System.Collections.Immutable;
using SceneScout.Domain.Planning;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Hosting;

/// <summary>The cities that a node was started with.</summary>
/// <param name="Cities">Which.</param>
/// <param name="BuiltIn">Nobody said which.</param>
internal sealed record CitySettings(ImmutableArray<City> Cities, bool BuiltIn)
{
    /// <summary>What the table will hold once the settings are brought in.</summary>
    /// <param name="known">What it holds.</param>
    public ImmutableArray<City> Over(ImmutableArray<TargetCity> known) => BuiltIn
        ? known.IsEmpty ? Cities : [.. known.Select(target => target.City)]
        : [.. Cities.Concat(known.Where(target => target.Origin == CityOrigin.Operator).Select(target => target.City)).DistinctBy(city => city.Label)];
}
