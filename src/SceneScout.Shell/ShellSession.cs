using System.Text.Json.Nodes;
using SceneScout.Contracts.Json;
using SceneScout.Contracts.Palettes;

namespace SceneScout.Shell;

/// <summary>Runs lines against one node; the interactive shell and the one-shot call share it.</summary>
/// <param name="node">The node.</param>
/// <param name="palettes">Its palettes.</param>
/// <param name="json">Whether answers are printed as JSON, one value a line.</param>
/// <param name="dialog">Asks the operator.</param>
internal sealed class ShellSession(NodeConnection node, IReadOnlyList<CommandPalette> palettes, bool json, OperatorDialog dialog)
{
    private readonly Ink _ink = Ink.OfConsole();

    /// <summary>What the node offers.</summary>
    public IReadOnlyList<CommandPalette> Palettes => palettes;

    /// <summary>Runs a line.</summary>
    /// <returns>A number of <see cref="ShellExit"/>.</returns>
    public async Task<int> RunAsync(CommandLine line, CancellationToken cancellation)
    {
        if (line.Words.IsEmpty)
            return ShellExit.Done;
        if (line.Words[0] == "help")
            return Help([.. line.Words.Skip(1)]);
        if (palettes.FirstOrDefault(p => p.Name == line.Words[0]) is not { } palette)
            return Refuse($"'{line.Words[0]}' is not a palette of this node: {string.Join(", ", palettes.Select(p => p.Name))}.", ShellExit.Usage);
        if (line.Words.Length == 1)
            return Help([palette.Name]);
        if (palette.Find(line.Words[1]) is not { } command)
            return Refuse($"'{line.Words[1]}' is not a verb of {palette.Name}: {string.Join(", ", palette.Commands.Select(c => c.Name))}.", ShellExit.Usage);
        var (words, withheld) = await OperatorDialog.SecretsAsync(command, [.. line.Words.Skip(2)], cancellation);
        if (withheld is not null)
            return Refuse(withheld, ShellExit.Usage);
        var (arguments, fault) = CommandParser.Parse(command, words);
        if (arguments is null)
            return Refuse($"{fault!.Message} (help {palette.Name} {command.Name})", ShellExit.Usage);
        if (command.Destructive && !dialog.Confirms($"{palette.Name} {string.Join(' ', line.Words.Skip(1))}", out var unasked))
            return Refuse(unasked ?? "Not done.", unasked is null ? ShellExit.Failed : ShellExit.Usage);
        return await SendAsync(palette, command, arguments, line, cancellation);
    }

    private async Task<int> SendAsync(CommandPalette palette, CommandDefinition command, CommandArguments arguments, CommandLine line, CancellationToken cancellation)
    {
        try
        {
            await using var file = line.Redirect is { } path ? new StreamWriter(path, line.Append) : null;
            var output = file ?? Console.Out;
            var table = new List<string>();
            // Only a person's terminal waits for the whole answer, to align it.
            var aligned = file is null && !json && !command.Streaming && _ink.On;
            await foreach (var answer in node.RunAsync(palette.Name, command.Name, arguments, cancellation))
                if (aligned)
                    table.Add(answer.Text);
                else
                    await output.WriteLineAsync(json ? Json(answer) : file is null ? LinePrinter.Single(answer.Text, _ink) : answer.Text);
            foreach (var text in LinePrinter.Layout(table, _ink))
                await output.WriteLineAsync(text);
            return ShellExit.Done;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return command.Streaming ? ShellExit.Done : ShellExit.Interrupted;
        }
        catch (CommandRefusedException e)
        {
            return Refuse(e.Message, ShellExit.Failed);
        }
        catch (ConnectionLostException e)
        {
            return Refuse(e.Message, ShellExit.NoConnection);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse($"'{line.Redirect}' cannot be written: {e.Message}", ShellExit.Usage);
        }
    }

    private int Help(string[] words)
    {
        var (lines, mistake) = HelpText.Of(palettes, words, _ink);
        foreach (var text in lines)
            Console.WriteLine(text);
        return mistake is null ? ShellExit.Done : Refuse(mistake, ShellExit.Usage);
    }

    private int Refuse(string message, int code)
    {
        Console.Error.WriteLine(Console.IsErrorRedirected ? message : _ink.Error(message));
        return code;
    }

    private static string Json(AnswerLine answer) => (answer.Data ?? new JsonObject { ["text"] = answer.Text }).ToJsonString(ViewJson.Line);
}
