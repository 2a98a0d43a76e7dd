namespace SceneScout.Node.Commands;

/// <summary>Errors that end a command.</summary>
internal static class CommandLineErrors
{
    /// <summary>Exit code of a command that was called wrongly.</summary>
    public const int Usage = 2;

    /// <summary>Says why and gives the exit code.</summary>
    public static int Refuse(params IEnumerable<string> mistakes)
    {
        foreach (var mistake in mistakes)
            Console.Error.WriteLine($"scout: {mistake}");
        return Usage;
    }
}
