namespace SceneScout.Dashboard.Pictures;

/// <summary>An event in a list.</summary>
/// <param name="Id">The event.</param>
/// <param name="Title">Its title.</param>
/// <param name="When">Its start, as people read it.</param>
/// <param name="Where">Its venue and city.</param>
/// <param name="Category">Its category; null when none is known.</param>
/// <param name="Status">Whether it takes place.</param>
/// <param name="Quality">Its quality, 0 to 1; null before processing.</param>
/// <param name="Sources">Who lists it.</param>
public sealed record EventLine(Guid Id, string Title, string When, string Where, string? Category, string Status, double? Quality, IReadOnlyList<string> Sources);
