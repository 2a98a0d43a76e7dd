using System.CommandLine;
using SceneScout.Node.Commands;
using SceneScout.Node.Configuration;
using SceneScout.Storage.Contracts;

var root = new RootCommand("SceneScout finds local events in the world's event APIs and turns them into one clean stream.")
{
    DemoCommand.Create(),
    ImportCommand.Create(),
};
foreach (var command in NodeCommands.Create())
    root.Add(command);

try
{
    // Long-running commands stop by the host's own signal handling; the short ones end with the process.
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (ConfigMistakeException e)
{
    return CommandLineErrors.Refuse(e.Mistakes);
}
catch (StoreUnavailableException e)
{
    Console.Error.WriteLine($"scout: the store does not answer: {e.Message}");
    return ExitCodes.Store;
}
