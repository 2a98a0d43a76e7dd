using SceneScout.Actors.Stages;
using SceneScout.Sources;

namespace SceneScout.Node.Configuration;

/// <summary>Settings from environment variables: the names of the user's documents, and <c>SCENESCOUT__a__b_c</c> for <c>scenescout.a.b-c</c>.</summary>
internal static class EnvironmentLayer
{
    private const string Prefix = "SCENESCOUT__";

    /// <summary>Reads the variables, one layer a variable so that each shows as its own origin; weaker ones first.</summary>
    public static IEnumerable<ConfigLayer> Read(IReadOnlyDictionary<string, string> environment, SourceRegistry? sources = null, StageRegistry? stages = null)
    {
        foreach (var setting in Settings.Of(sources ?? SourceRegistry.BuiltIn, stages ?? StageRegistry.BuiltIn).Values)
            foreach (var name in setting.Environment.Reverse())
                if (environment.TryGetValue(name, out var text) && text.Length > 0)
                    yield return Layer(name, setting.Key, text);
        foreach (var (name, text) in environment.OrderBy(e => e.Key, StringComparer.Ordinal))
            if (name.StartsWith(Prefix, StringComparison.Ordinal))
                yield return Layer(name, Key(name), text);
    }

    private static ConfigLayer Layer(string name, string key, string text) =>
        new($"environment {name}", new Dictionary<string, string> { [key] = text });

    private static string Key(string name) =>
        $"{Settings.Root}.{name[Prefix.Length..].Replace("__", ".", StringComparison.Ordinal).Replace('_', '-').ToLowerInvariant()}";
}
