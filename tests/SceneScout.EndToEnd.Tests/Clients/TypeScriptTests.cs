using SceneScout.EndToEnd.Tests.Support;
using SceneScout.Lab.Clusters;

namespace SceneScout.EndToEnd.Tests.Clients;

/// <summary>The TypeScript package against a real node.</summary>
public sealed class TypeScriptTests
{
    [NodeJsFact]
    public async Task The_package_does_with_a_real_node_what_its_tests_say()
    {
        using var folder = new TemporaryFolder();
        using var built = new TemporaryFolder();
        // One of its own: it sends events.
        await using var demo = await DemoRun.StartAsync(folder.Path);
        await demo.ReportAsync();

        var compiled = await RunAsync(NodeJsFactAttribute.Compiler, "-p", "tsconfig.json", "--outDir", built.Path);
        Assert.True(compiled.Code == 0, compiled.Text);
        // Where a script asks for React it is looked for beside it.
        Directory.CreateSymbolicLink(Path.Combine(built.Path, "node_modules"), Path.Combine(NodeJsFactAttribute.Folder, "node_modules"));
        await File.WriteAllTextAsync(Path.Combine(built.Path, "package.json"), """{"type": "module"}""");
        var tested = await RunAsync("--test", "--test-reporter=tap", Path.Combine(built.Path, "test") + Path.DirectorySeparatorChar);

        Assert.True(tested.Code == 0, tested.Text);
        // None was passed over, those against a real node least of all.
        Assert.Contains(tested.Text.Split('\n'), line => line == "# skipped 0");
        Assert.Contains("a real node: a stream that is cut again and again goes on from where it was", tested.Text, StringComparison.Ordinal);

        async Task<ScoutResult> RunAsync(params string[] arguments)
        {
            await using var process = ChildProcess.Start(
                NodeJsFactAttribute.Program!, arguments, NodeJsFactAttribute.Folder, environment: new Dictionary<string, string> { ["SCENESCOUT_URL"] = $"{demo.Http.BaseAddress}" });
            var code = await process.ExitAsync(ScoutBinary.Patience, CancellationToken.None);
            return new ScoutResult(code, process.Lines);
        }
    }
}
