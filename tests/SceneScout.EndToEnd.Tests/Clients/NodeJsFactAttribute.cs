using System.Diagnostics;
using System.Globalization;

namespace SceneScout.EndToEnd.Tests.Clients;

/// <summary>A test of the TypeScript package; skipped where Node.js is not here, or the package's own needs are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeJsFactAttribute : FactAttribute
{
    private const string Package = "clients/typescript";

    /// <summary>The folder of the package.</summary>
    public static readonly string Folder = Path.Combine(Root(new DirectoryInfo(AppContext.BaseDirectory)), Package);

    /// <summary>The program; null when it is not here.</summary>
    public static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")).FirstOrDefault(File.Exists);

    /// <summary>The compiler that the package asks for.</summary>
    public static readonly string Compiler = Path.Combine(Folder, "node_modules", "typescript", "bin", "tsc");

    // The oldest that the package runs on, as its package.json says.
    private const int Oldest = 20;

    public NodeJsFactAttribute() => Skip = Program is null
        ? "There is no Node.js here (no node in PATH)."
        : Version(Program) < Oldest ? $"Node.js is older than {Oldest} here."
        : File.Exists(Compiler) ? null : $"What {Package} needs is not installed (npm ci in {Package}; ./scout test does it).";

    private static int Version(string program)
    {
        using var asked = Process.Start(new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true })!;
        var told = asked.StandardOutput.ReadToEnd();
        asked.WaitForExit();
        return int.TryParse(told.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture, out var major) ? major : 0;
    }

    private static string Root(DirectoryInfo? folder) => folder is null
        ? throw new InvalidOperationException("The tests do not run below the repository.")
        : File.Exists(Path.Combine(folder.FullName, "SceneScout.Actors.sln")) ? folder.FullName : Root(folder.Parent);
}
