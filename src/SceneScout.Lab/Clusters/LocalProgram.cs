namespace SceneScout.Lab.Clusters;

/// <summary>How programs are started beside this one.</summary>
internal static class LocalProgram
{
    /// <summary>The program that runs now, or the one beside this code when a test runs it.</summary>
    public static string Scout { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "scout.exe" : "scout");

    /// <summary>Starts a program in a session of its own: Ctrl-C in the terminal is for this process, which stops the others in order.</summary>
    public static ChildProcess Start(string folder, Action<string>? onLine, params IEnumerable<string> line)
    {
        string[] all = File.Exists("/usr/bin/setsid") ? ["/usr/bin/setsid", .. line] : [.. line];
        return ChildProcess.Start(all[0], all[1..], folder, onLine);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0; the message holds its last lines.</exception>
    public static async Task RunAsync(string folder, CancellationToken cancellation, params string[] line)
    {
        await using var process = ChildProcess.Start(line[0], line[1..], folder);
        var code = await process.ExitAsync(TimeSpan.FromMinutes(2), cancellation);
        if (code != 0)
            throw new InvalidOperationException($"{line[0]} ended with {code}.\n{process.Tail()}");
    }
}
