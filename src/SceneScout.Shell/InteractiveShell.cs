using System.Runtime.InteropServices;
using SceneScout.Contracts.Palettes;

namespace SceneScout.Shell;

/// <summary>The shell at a terminal, or fed line by line from a file.</summary>
/// <param name="session">Runs the lines.</param>
/// <param name="address">Shown in the prompt.</param>
internal sealed class InteractiveShell(ShellSession session, Uri address)
{
    private CancellationTokenSource? _running;

    /// <summary>Reads and runs lines until <c>exit</c> or the end of the input.</summary>
    /// <returns>How the last line ended when lines came from a file; 0 at a terminal.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            // Not here: what waits for the line would run on inside the signal's handler.
            _ = _running?.CancelAsync();
        });
        return Console.IsInputRedirected ? await ScriptAsync(cancellation) : await TerminalAsync(cancellation);
    }

    private async Task<int> TerminalAsync(CancellationToken cancellation)
    {
        var ink = Ink.OfConsole();
        var history = LineHistory.Open(LineHistory.DefaultFile);
        var editor = new LineEditor(history, text => Completion.Of(session.Palettes, text), ink);
        Console.WriteLine(ink.Faint($"Connected to {address}. 'help' shows what there is, Tab completes, 'exit' ends."));
        while (editor.Read($"[{address.Authority}] scout> ") is { } text)
        {
            if (text.Trim() is "exit" or "quit")
                break;
            if (!HoldsSecret(text))
                history.Add(text.Trim());
            await LineAsync(text, cancellation);
        }

        return ShellExit.Done;
    }

    private async Task<int> ScriptAsync(CancellationToken cancellation)
    {
        var last = ShellExit.Done;
        while (await Console.In.ReadLineAsync(cancellation) is { } text)
        {
            if (text.Trim() == "exit")
                break;
            if (!text.TrimStart().StartsWith('#'))
                last = await LineAsync(text, cancellation);
        }

        return last;
    }

    private async Task<int> LineAsync(string text, CancellationToken cancellation)
    {
        var (line, mistake) = CommandLine.Split(text);
        if (line is null)
        {
            await Console.Error.WriteLineAsync(mistake);
            return ShellExit.Usage;
        }

        using var running = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _running = running;
        try
        {
            return await session.RunAsync(line, running.Token);
        }
        finally
        {
            _running = null;
        }
    }

    private bool HoldsSecret(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [var palette, var verb, ..]
            && session.Palettes.FirstOrDefault(p => p.Name == palette)?.Find(verb) is { } command
            && command.Arguments.Where(a => a.Secret).SelectMany(a => a.Switches).Any(s => words.Any(w => w.StartsWith(s, StringComparison.Ordinal)));
    }
}
