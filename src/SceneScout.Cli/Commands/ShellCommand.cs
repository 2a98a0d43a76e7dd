using System.CommandLine;
using System.Runtime.InteropServices;
using SceneScout.Contracts.Palettes;
using SceneScout.Node.Palettes;
using SceneScout.Shell;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout shell</c>: interactive, or one shot with <c>-- PALETTE VERB [switches]</c>.</summary>
internal static class ShellCommand
{
    private const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var words = new Argument<string[]>("words") { Description = "A palette, a verb and its switches, after --; without them the shell is interactive", Arity = ArgumentArity.ZeroOrMore };
        words.CompletionSources.Add(context => Verbs(context.ParseResult.GetValue(words) ?? [], context.WordToComplete));
        var url = new Option<string>("--url") { Description = $"Where a node serves HTTP (SCENESCOUT_URL; default {DefaultUrl})" };
        var token = new Option<string>("--token") { Description = "The caller's token (SCENESCOUT_HTTP_TOKEN, which no list of processes shows)" };
        var json = new Option<bool>("--json") { Description = "Print answers as JSON, one value a line" };
        var yes = new Option<bool>("--yes") { Description = "Do not ask before destructive verbs" };
        var command = new Command("shell", "Operate a node: interactive, or one shot: scout shell -- cluster show") { words, url, token, json, yes };
        command.SetAction((given, cancellation) => RunAsync(
            given.GetValue(url) ?? Variable("SCENESCOUT_URL") ?? DefaultUrl,
            given.GetValue(token) ?? Variable("SCENESCOUT_HTTP_TOKEN") ?? "",
            given.GetValue(words) ?? [],
            given.GetValue(json),
            given.GetValue(yes),
            cancellation));
        return command;
    }

    // The verbs that this version of the product has; a node of another version may have others.
    private static IEnumerable<string> Verbs(string[] given, string word) => given.Where(known => known != word).ToList() switch
    {
        [] => CommandTable.All.Select(palette => palette.Name),
        [var name] => CommandTable.All.FirstOrDefault(palette => palette.Name == name)?.Commands.Select(verb => verb.Name) ?? [],
        [var name, var verb, ..] => CommandTable.All.FirstOrDefault(palette => palette.Name == name)?.Commands.FirstOrDefault(known => known.Name == verb)?.Arguments.SelectMany(argument => argument.Switches) ?? [],
    };

    private static async Task<int> RunAsync(string url, string token, string[] words, bool json, bool yes, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(url.EndsWith('/') ? url : url + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return CommandLineErrors.Refuse($"--url '{url}' is not accepted; give an http or https address such as {DefaultUrl}.");
        if (token.Any(c => c is < ' ' or > '~'))
            return CommandLineErrors.Refuse("--token is not accepted; give printable ASCII characters (it is not shown).");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var node = new NodeConnection(address, token);
        try
        {
            var palettes = await node.PalettesAsync(stop.Token);
            var session = new ShellSession(node, palettes, json, new OperatorDialog(yes));
            if (words.Length == 0)
                return await new InteractiveShell(session, address).RunAsync(stop.Token);
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
            {
                context.Cancel = true;
                stop.Cancel();
            });
            var (line, mistake) = CommandLine.Of(words);
            return line is null ? CommandLineErrors.Refuse(mistake!) : await session.RunAsync(line, stop.Token);
        }
        catch (ConnectionLostException e)
        {
            Console.Error.WriteLine($"scout: {e.Message}");
            return ShellExit.NoConnection;
        }
        catch (CommandRefusedException e)
        {
            Console.Error.WriteLine($"scout: {e.Message}");
            return ShellExit.Failed;
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;
}
