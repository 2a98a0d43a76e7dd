using SceneScout.Contracts;

namespace SceneScout.Cli.Commands;

/// <summary>Errors that end a command.</summary>
internal static class CommandLineErrors
{
    /// <summary>Says why and gives the exit code.</summary>
    public static int Refuse(params IEnumerable<string> mistakes)
    {
        foreach (var mistake in mistakes)
            Console.Error.WriteLine($"scout: {mistake}");
        return ExitCodes.Usage;
    }
}
