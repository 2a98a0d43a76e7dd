namespace SceneScout.Classification;

/// <summary>The form of <c>mappings.json</c>.</summary>
/// <param name="Ids">By source, scheme and id: categories, <c>|</c> between.</param>
/// <param name="Names">By name, as a key: likewise.</param>
internal sealed record MappingFile(Dictionary<string, Dictionary<string, Dictionary<string, string>>> Ids, Dictionary<string, string> Names);
