using System.Diagnostics;

namespace SceneScout.Cluster.Tests.Upgrade;

/// <summary>The program as an earlier commit of this repository builds it.</summary>
internal sealed class EarlierBuild : IDisposable
{
    /// <summary>The oldest commit that today's nodes must run beside: the first that wrote down the bytes of every message and snapshot of the controller that are in use today.</summary>
    public const string Commit = "bc88d0d";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scenescout-earlier-");

    /// <summary>Null where the commit is at hand; else why not.</summary>
    public static string? WhyMissing { get; } = Probe();

    /// <summary>The program.</summary>
    public string Program => Path.Combine(_folder.FullName, "src", "SceneScout.Node", "bin", "Release", "net10.0", "scout");

    /// <summary>Takes the commit's files out of the history and builds them.</summary>
    public async Task BuildAsync()
    {
        var archive = Path.Combine(_folder.FullName, "files.tar");
        await RunAsync(Repository()!, "git", "-c", "safe.directory=*", "archive", "--output", archive, Commit);
        await RunAsync(_folder.FullName, "tar", "-xf", archive);
        // Without servers that outlive the build and hold its output open.
        await RunAsync(
            _folder.FullName, "dotnet", "build", Path.Combine("src", "SceneScout.Node"), "-c", "Release", "--nologo", "-v", "q", "-clp:ErrorsOnly",
            "-nodeReuse:false", "-p:UseSharedCompilation=false", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:GenerateDocumentationFile=false", "-p:TreatWarningsAsErrors=false");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string? Probe()
    {
        if (Repository() is not { } repository)
            return "This is no clone of the repository: the earlier commit is not at hand.";
        try
        {
            RunAsync(repository, "git", "-c", "safe.directory=*", "cat-file", "-e", $"{Commit}^{{commit}}").GetAwaiter().GetResult();
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return $"The history here does not reach back to {Commit}. {e.Message}";
        }
    }

    private static string? Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
                return folder.FullName;
        return null;
    }

    private static async Task RunAsync(string folder, string program, params string[] line)
    {
        var start = new ProcessStartInfo(program, line) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // What `dotnet test` set for its own build.
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', line)} ended with {process.ExitCode}. {await output}{await errors}");
    }
}
