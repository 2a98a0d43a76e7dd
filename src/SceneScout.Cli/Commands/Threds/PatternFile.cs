using SceneScout.Threds.Scripts;

namespace SceneScout.Cli.Commands.Threds;

/// <summary>Files that are named on the command line.</summary>
internal static class PatternFile
{
    /// <summary>The JSON of a file of JSON or YAML.</summary>
    public static System.Text.Json.JsonElement Read(string file) =>
        ScriptFile.Json(File.ReadAllText(file), Path.GetExtension(file) is ".yaml" or ".yml", file);
}
