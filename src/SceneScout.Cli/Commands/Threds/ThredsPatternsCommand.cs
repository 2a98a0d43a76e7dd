using System.CommandLine;
using SceneScout.Contracts;
using SceneScout.Threds.Scripts;

namespace SceneScout.Cli.Commands.Threds;

/// <summary><c>scout threds patterns</c>: the patterns that ship.</summary>
internal static class ThredsPatternsCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Description = "Print this file; without it the names are listed", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("patterns", "List the patterns that ship and the scripts that prove them, or print one of them to begin with") { name };
        command.SetAction(given => Run(given.GetValue(name)));
        return command;
    }

    private static int Run(string? name)
    {
        if (name is null)
        {
            foreach (var shipped in ShippedPatterns.Names)
                Console.WriteLine(shipped);
            return ExitCodes.Done;
        }

        if (ShippedPatterns.Read(name) is not { } text)
            return CommandLineErrors.Refuse($"NAME '{name}' is not accepted; give one of {string.Join(", ", ShippedPatterns.Names)}.");
        Console.Write(text);
        return ExitCodes.Done;
    }
}
