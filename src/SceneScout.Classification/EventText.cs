namespace SceneScout.Classification;

/// <summary>What a listing says in words.</summary>
/// <param name="Title">Plain text.</param>
/// <param name="Description">Plain text; null when there is none.</param>
/// <param name="Venue">The venue's name; null when unknown.</param>
/// <param name="Language">BCP 47, of which the language alone is read; null when unknown: then the words tell.</param>
public sealed record EventText(string Title, string? Description = null, string? Venue = null, string? Language = null);
