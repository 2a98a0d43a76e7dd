namespace SceneScout.Dashboard.Pictures;

/// <summary>An event on the map.</summary>
/// <param name="Id">The event.</param>
/// <param name="Title">Its title.</param>
/// <param name="When">Its start, as people read it.</param>
/// <param name="Where">Its venue and city.</param>
/// <param name="Category">Its category; null when none is known.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public sealed record MapEvent(Guid Id, string Title, string When, string Where, string? Category, double Latitude, double Longitude);
