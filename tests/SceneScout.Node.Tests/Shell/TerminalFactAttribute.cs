using System.Diagnostics;

namespace SceneScout.Node.Tests.Shell;

/// <summary>A test at a terminal, which util-linux's <c>script</c> makes; skipped where that is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TerminalFactAttribute : Xunit.FactAttribute
{
    private const string Program = "/usr/bin/script";
    private const string Env = "/usr/bin/env";

    // Jobs that a script starts in the background ignore the interrupt key, and so would all that they start: at a terminal a program hears it.
    private static readonly string[] Heard = [Env, "--default-signal=INT,QUIT"];
    private static readonly bool CanHear = Runs([.. Heard, "true"]);

    /// <summary>Looks for the program.</summary>
    public TerminalFactAttribute() => Skip = File.Exists(Program) ? null : $"{Program} is not installed.";

    /// <summary>The line that runs a command at a terminal of its own.</summary>
    /// <param name="command">The command, for a shell.</param>
    public static string[] Line(string command) => [.. CanHear ? Heard : [], Program, "-qefc", command, "/dev/null"];

    private static bool Runs(string[] line)
    {
        if (!File.Exists(Env))
            return false;
        using var tried = Process.Start(new ProcessStartInfo(line[0], line[1..]) { RedirectStandardError = true })!;
        tried.WaitForExit();
        return tried.ExitCode == 0;
    }
}
