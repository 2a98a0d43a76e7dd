namespace SceneScout.Node.Configuration;

/// <summary>Settings from one origin.</summary>
/// <param name="Origin">Where they stand, for people: a file's name, <c>environment SPAWN_MAX_WORKERS</c>, <c>command line</c>.</param>
/// <param name="Values">Text by full key; a list is one text with commas.</param>
internal sealed record ConfigLayer(string Origin, IReadOnlyDictionary<string, string> Values);

/// <summary>A setting in force.</summary>
/// <param name="Setting">Which.</param>
/// <param name="Text">Its text.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Layer">How many layers lie below that one.</param>
internal sealed record EffectiveSetting(Setting Setting, string Text, string Origin, int Layer);
