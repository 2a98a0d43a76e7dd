using System.CommandLine;
using SceneScout.Matching.Model;

namespace SceneScout.Cli.Commands.Matching;

/// <summary><c>--model FILE</c>: other weights than those that ship.</summary>
internal static class ModelOption
{
    /// <summary>The option.</summary>
    public static Option<string?> Create() => new("--model") { Description = "Weights that 'scout match train' wrote (default: those that ship)" };

    /// <summary>The model that the option names; null after it was refused.</summary>
    /// <param name="file">The option's value.</param>
    public static MatchModel? Open(string? file)
    {
        if (file is null)
            return MatchModel.Bundled;
        try
        {
            return MatchModel.Read(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            CommandLineErrors.Refuse($"--model '{file}' is not accepted; give a file of 'scout match train': {e.Message}");
            return null;
        }
    }
}
