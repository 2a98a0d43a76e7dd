namespace SceneScout.Domain.Events;

/// <summary>A picture that a listing points to.</summary>
/// <param name="Url">Absolute http(s) URL.</param>
/// <param name="Width">Pixels; null when the source does not say.</param>
/// <param name="Height">Pixels; null when the source does not say.</param>
/// <param name="Generic">True when the source marks it as a stand-in picture.</param>
/// <param name="Attribution">Whom the source names as its author; must be shown beside it.</param>
public sealed record ImageLink(string Url, int? Width, int? Height, bool Generic = false, string? Attribution = null);

/// <summary>Who performs or hosts.</summary>
/// <param name="Name">The name as listed.</param>
/// <param name="ExternalId">The source's id; null when it has none.</param>
/// <param name="Url">The source's page about them.</param>
public sealed record Party(string Name, string? ExternalId, string? Url);

/// <summary>A category in a source's own taxonomy.</summary>
/// <param name="Scheme">Which list of the source it is from, for example <c>segment</c>, <c>genre</c>, <c>category</c>, <c>topic</c>.</param>
/// <param name="Id">The source's id; null when it has none.</param>
/// <param name="Name">The source's name for it.</param>
public sealed record SourceCategory(string Scheme, string? Id, string? Name);
