namespace SceneScout.Dashboard.Pictures;

/// <summary>A city to search around.</summary>
/// <param name="Label">Its label.</param>
/// <param name="RadiusMetres">How far around it.</param>
/// <param name="Origin">Who gave it.</param>
public sealed record CityLine(string Label, double RadiusMetres, string Origin);
