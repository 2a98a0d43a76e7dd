namespace SceneScout.Domain.Tasks;

/// <summary>The first page of a part of a search (a window, a tile, a list): from it can be told whether the part looks as it did.</summary>
/// <param name="Fingerprint">Of what the page lists and of how much the source says the part holds; equal pages have equal ones.</param>
/// <param name="HasRest">Whether the part has further pages.</param>
public sealed record PartHead(string Fingerprint, bool HasRest);
