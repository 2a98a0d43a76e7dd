using SceneScout.Domain.Planning;

namespace SceneScout.Storage.Contracts;

/// <summary>A city that is searched.</summary>
/// <param name="City">The city.</param>
/// <param name="Origin">Who wants it.</param>
/// <param name="CreatedAt">Since when.</param>
public sealed record TargetCity(City City, CityOrigin Origin, DateTimeOffset CreatedAt);

/// <summary>Who wants a city.</summary>
public enum CityOrigin
{
    /// <summary>Nobody said which.</summary>
    BuiltIn = 0,

    /// <summary>The settings.</summary>
    Settings = 1,

    /// <summary>Somebody who added it.</summary>
    Operator = 2,
}
