using SceneScout.Lab.Clusters;

namespace SceneScout.EndToEnd.Tests.Support;

/// <summary>The program itself, as it is built beside these tests.</summary>
internal static class ScoutBinary
{
    /// <summary>A machine under load is slow; a program that hangs is slower.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "scout.exe" : "scout");

    /// <summary>Starts it.</summary>
    public static ChildProcess Start(string folder, params string[] arguments) => ChildProcess.Start(Path, arguments, folder);

    /// <summary>Starts it with variables of its own; every line goes to <paramref name="onLine"/>.</summary>
    public static ChildProcess Start(string folder, IReadOnlyDictionary<string, string> environment, Action<string> onLine, params string[] arguments) =>
        ChildProcess.Start(Path, arguments, folder, onLine, environment);

    /// <summary>Runs it to its end.</summary>
    public static async Task<ScoutResult> RunAsync(string folder, params string[] arguments)
    {
        await using var process = Start(folder, arguments);
        var code = await process.ExitAsync(Patience, CancellationToken.None);
        return new ScoutResult(code, process.Lines);
    }
}

/// <summary>How a run ended.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Lines">What it wrote.</param>
internal sealed record ScoutResult(int Code, IReadOnlyList<string> Lines)
{
    public string Text => string.Join('\n', Lines);
}
