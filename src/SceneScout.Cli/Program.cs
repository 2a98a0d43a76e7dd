using System.CommandLine;
using System.CommandLine.Invocation;
using SceneScout.Cli.Commands;
using SceneScout.Contracts;
using SceneScout.Node.Configuration;
using SceneScout.Storage.Contracts;
using Spectre.Console;

// A file or another program reads lines; only a terminal has a width to wrap at.
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 1000;

var root = ScoutCommands.Create();
var parsed = root.Parse(args);
if (parsed.Action is ParseErrorAction)
    return CommandLineErrors.Refuse([.. parsed.Errors.Select(e => e.Message), $"'scout {(parsed.CommandResult.Command == root ? "" : parsed.CommandResult.Command.Name + " ")}--help' shows what is accepted."]);

try
{
    // Long-running commands stop by the host's own signal handling; the short ones end with the process.
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (ConfigMistakeException e)
{
    return CommandLineErrors.Refuse(e.Mistakes);
}
catch (StoreVersionException e)
{
    Console.Error.WriteLine($"scout: {e.Message}");
    return ExitCodes.StoreVersion;
}
catch (StoreUnavailableException e)
{
    Console.Error.WriteLine($"scout: the store is not available: {e.Message}");
    return ExitCodes.Store;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    // A port in use, a full disk, a folder that may not be written.
    Console.Error.WriteLine($"scout: {e.Message}");
    return 1;
}
