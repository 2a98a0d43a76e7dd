namespace SceneScout.Node.Configuration;

/// <summary>Named sets of settings: the environments and use cases of the user's documents. Chosen by one key; weaker than anything else that is given.</summary>
internal static class Presets
{
    /// <summary>The key that chooses.</summary>
    public const string Key = $"{Settings.Root}.preset";

    /// <summary>The variable that chooses.</summary>
    public const string Variable = "SCENESCOUT_PRESET";

    /// <summary>Many programs have this variable; only the environments of the user's documents mean something here.</summary>
    private const string NodeEnv = "NODE_ENV";

    private static readonly string[] Environments = ["production", "staging", "development"];

    /// <summary>All names.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Environments, "EVENT_PROCESSING", "API_INGESTION", "MANUAL_SUBMISSION", "IMAGE_PROCESSING"];

    /// <summary>The choice that <c>NODE_ENV</c> makes, weaker than a file's.</summary>
    public static IEnumerable<ConfigLayer> FromNodeEnv(IReadOnlyDictionary<string, string> variables)
    {
        if (variables.TryGetValue(NodeEnv, out var name) && Environments.Contains(name))
            yield return new ConfigLayer($"environment {NodeEnv}", new Dictionary<string, string> { [Key] = name });
    }

    /// <summary>The settings of the preset that the strongest of the layers chooses; none when none does, or when the name is unknown, which the check of values reports.</summary>
    public static IEnumerable<ConfigLayer> Chosen(IEnumerable<ConfigLayer> given)
    {
        var name = given.Select(layer => layer.Values.GetValueOrDefault(Key)).LastOrDefault(text => text is not null);
        if (name is not null && Names.Contains(name))
            yield return HoconLayers.Read($"preset {name}", ConfigFiles.Shipped(FileOf(name)));
    }

    /// <summary>The shipped file of a preset.</summary>
    public static string FileOf(string name) => $"{name.ToLowerInvariant().Replace('_', '-')}.conf";
}
