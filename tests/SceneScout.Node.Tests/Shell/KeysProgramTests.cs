using System.Diagnostics;
using SceneScout.Domain.Events;
using Xunit;

namespace SceneScout.Node.Tests.Shell;

/// <summary><c>scout keys</c>, the real program on the store of a node that runs.</summary>
public sealed class KeysProgramTests(OneAttemptFixture fixture) : IClassFixture<OneAttemptFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_key_added_rotated_and_revoked_in_the_store_is_followed_by_the_node_that_runs()
    {
        var master = Path.Combine(fixture.Folder, "master.key");
        await File.WriteAllTextAsync(master, fixture.Master);
        Assert.Null(fixture.Node.Sources.Client(SourceName.Ticketmaster));

        var (code, output) = await RunAsync(master, "planted-key-one", "add", "ticketmaster", "main");
        Assert.Matches("^Added ticketmaster main k-[0-9a-f]{8}\n$", output);
        Assert.Equal(0, code);
        var first = await NodeHoldsAsync(output);

        (code, output) = await RunAsync(master, "planted-key-two", "rotate", "ticketmaster", "main");
        Assert.Equal(0, code);
        Assert.NotEqual(first, await NodeHoldsAsync(output));
        (code, output) = await RunAsync(master, "", "list");
        Assert.Equal(0, code);
        Assert.Matches(@"(?m)^ticketmaster \| main \| k-[0-9a-f]{8} \| active \| ", output);

        (code, output) = await RunAsync(master, "", "revoke", "ticketmaster", "main");
        Assert.Equal(0, code);
        await NodeFixture.EventuallyAsync(() =>
        {
            Assert.Null(fixture.Node.Sources.Client(SourceName.Ticketmaster));
            return Task.CompletedTask;
        });
        Assert.Matches(@"(?m) \| admin@local \(\S+@\S+\) \| keys\.rotate \| ticketmaster/main \| ", await fixture.TextAsync("audit", "list", ("count", "1000")));
        // Neither in the rows nor in the log that runs ahead of them.
        foreach (var file in Directory.GetFiles(fixture.Folder))
            Assert.DoesNotContain("planted-key", await ReadSharedAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_master_key_or_a_key_nothing_is_added_and_the_code_says_so()
    {
        var (code, output) = await RunAsync(null, "planted-key", "add", "yelp", "main");
        Assert.Equal(2, code);
        Assert.Contains("master key", output, StringComparison.Ordinal);

        (code, output) = await RunAsync(null, "", "add", "yelp", "main");
        Assert.Equal(2, code);
        Assert.Contains("The key is missing: give it on standard input.", output, StringComparison.Ordinal);
    }

    private async Task<string> NodeHoldsAsync(string told)
    {
        var fingerprint = told.Trim().Split(' ')[^1];
        var keys = fixture.Node.Sources.Keys(SourceName.Ticketmaster)!;
        await NodeFixture.EventuallyAsync(() =>
        {
            Assert.Equal(fingerprint, Assert.Single(keys.States).Id);
            return Task.CompletedTask;
        });
        return fingerprint;
    }

    private async Task<(int Code, string Output)> RunAsync(string? master, string secret, params string[] words)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "scout"), ["keys", .. words, "--set", $"store.folder={fixture.Folder}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (master is not null)
            start.Environment["SCENESCOUT_MASTER_KEY_FILE"] = master;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(secret + "\n");
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output + await error);
    }

    // The node has it open.
    private static async Task<string> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
