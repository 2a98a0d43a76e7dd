using SceneScout.Actors.Stages;
using SceneScout.Sources;

namespace SceneScout.Node.Configuration;

/// <summary>Finds and reads the configuration's files and variables.</summary>
internal static class ConfigFiles
{
    /// <summary>Folder of the shipped HOCON files, beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "hocon");

    /// <summary>Text of a shipped file.</summary>
    public static string Shipped(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>Settings in force: shipped file, then preset, files, environment, command line.</summary>
    /// <param name="files">Files given with <c>--config</c>, the last strongest.</param>
    /// <param name="commandLine">Keys without the root, with their text.</param>
    /// <param name="sources">The known sources; null for the product's own.</param>
    /// <param name="stages">The known stages; null for the product's own.</param>
    /// <exception cref="ConfigMistakeException">Everything that is wrong.</exception>
    public static EffectiveConfig Load(IEnumerable<string> files, IReadOnlyDictionary<string, string> commandLine, SourceRegistry? sources = null, StageRegistry? stages = null)
    {
        var variables = Variables();
        List<ConfigLayer> given =
        [
            .. Presets.FromNodeEnv(variables), .. files.Select(Read), .. EnvironmentLayer.Read(variables, sources, stages),
            new ConfigLayer("command line", commandLine.ToDictionary(v => $"{Settings.Root}.{v.Key}", v => v.Value)),
        ];
        return EffectiveConfig.Of([HoconLayers.Read("scenescout.conf", Shipped("scenescout.conf")), .. Presets.Chosen(given), .. given], sources, stages);
    }

    private static ConfigLayer Read(string file)
    {
        try
        {
            return HoconLayers.Read(file, File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigMistakeException([$"--config '{file}': {e.Message}"]);
        }
    }

    private static Dictionary<string, string> Variables()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        return variables;
    }
}
