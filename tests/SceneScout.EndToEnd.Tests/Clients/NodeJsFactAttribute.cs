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

    public NodeJsFactAttribute() => Skip = Program is null
        ? "There is no Node.js here (no node in PATH)."
        : File.Exists(Compiler) ? null : $"What {Package} needs is not installed (npm ci in {Package}; ./scout test does it).";

    private static string Root(DirectoryInfo? folder) => folder is null
        ? throw new InvalidOperationException("The tests do not run below the repository.")
        : File.Exists(Path.Combine(folder.FullName, "SceneScout.Actors.sln")) ? folder.FullName : Root(folder.Parent);
}
