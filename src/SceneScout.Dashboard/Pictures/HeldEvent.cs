namespace SceneScout.Dashboard.Pictures;

/// <summary>An event that is not published until somebody has looked at it.</summary>
/// <param name="Id">The event.</param>
/// <param name="Version">Its version: what is decided holds for what was seen.</param>
/// <param name="Title">Its title.</param>
/// <param name="When">Its start, as people read it.</param>
/// <param name="Where">Its venue and city.</param>
/// <param name="Sources">Who lists it.</param>
/// <param name="Reasons">Why somebody has to look at it.</param>
public sealed record HeldEvent(Guid Id, long Version, string Title, string When, string Where, IReadOnlyList<string> Sources, IReadOnlyList<string> Reasons);
