using System.Diagnostics;
using System.Text;
using Xunit;

namespace SceneScout.Node.Tests.Shell;

/// <summary>The real program against a running node: exit codes, forms of output, and the prompt behind a terminal.</summary>
[Collection(NodeCollection.Name)]
public sealed class ShellProgramTests(NodeFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string Scout = Path.Combine(AppContext.BaseDirectory, "scout");

    [Theory]
    [InlineData(0, "cluster", "leader")]
    [InlineData(0, "help", "cluster", "down")]
    [InlineData(1, "task", "show", "no-such-task")]
    [InlineData(2, "cluster", "dance")]
    [InlineData(2, "task", "list", "-n", "many")]
    [InlineData(2, "cluster", "down", "-a", "akka.tcp://scenescout@10.0.0.9:1")]
    [InlineData(1, "cluster", "down", "-a", "akka.tcp://scenescout@10.0.0.9:1", "--yes")]
    public async Task One_shot_ends_with_a_code_that_scripts_can_use(int code, params string[] words)
    {
        var yes = words.Contains("--yes");
        var (ended, output) = await RunAsync(NodeFixture.Admin, [.. yes ? ["--yes"] : Array.Empty<string>(), "--", .. words.Where(w => w != "--yes")]);

        Assert.True(ended == code, output);
    }

    [Fact]
    public async Task A_node_that_is_not_there_and_a_token_that_is_refused_have_codes_of_their_own()
    {
        var (code, output) = await RunAsync(NodeFixture.Admin, ["--url", "http://127.0.0.1:1", "--", "cluster", "show"], url: false);
        Assert.Equal(3, code);
        Assert.Contains("There is no connection to http://127.0.0.1:1/", output, StringComparison.Ordinal);

        (code, output) = await RunAsync("wrong", ["--", "cluster", "show"]);
        Assert.Equal(1, code);
        Assert.Contains("SCENESCOUT_HTTP_TOKEN", output, StringComparison.Ordinal);

        (code, output) = await RunAsync(NodeFixture.Read, ["--", "log", "info", "-m", "hello"]);
        Assert.Equal(1, code);
        Assert.Contains("needs a token that allows to operate", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_gets_the_lines_as_the_node_wrote_them_or_their_data()
    {
        var (_, text) = await RunAsync(NodeFixture.Admin, ["--", "cluster", "show"]);
        Assert.Equal(await fixture.TextAsync("cluster", "show") + "\n", text);

        var (_, json) = await RunAsync(NodeFixture.Admin, ["--json", "--", "cluster", "leader"]);
        Assert.Equal($$"""{"leader":"{{fixture.Node.ClusterAddress}}"}""" + "\n", json);
    }

    [Fact]
    public async Task Lines_on_standard_input_are_run_one_after_the_other()
    {
        var (code, output) = await RunAsync(NodeFixture.Admin, [], input: "# a comment\nactor system\ncluster 'dance\nkey revoke yelp nothing\n");

        Assert.Equal(2, code);
        Assert.StartsWith("akka://scenescout\n", output, StringComparison.Ordinal);
        Assert.Contains("is not closed", output, StringComparison.Ordinal);
        Assert.Contains("without a terminal give --yes", output, StringComparison.Ordinal);
    }

    [TerminalFact]
    public async Task At_a_terminal_tab_completes_ctrl_c_stops_a_stream_and_the_shell_goes_on()
    {
        // A shell in between would die of the interrupt after its child went on.
        var home = Directory.CreateTempSubdirectory("scenescout-home-").FullName;
        var line = TerminalFactAttribute.Line($"exec {Scout} shell --url {fixture.Node.Address}");
        using var shell = Start(line[0], NodeFixture.Admin, line[1..], home);
        try
        {
            await TalkAsync(shell);
        }
        finally
        {
            // One that hangs would go on reading the node's streams.
            if (!shell.HasExited)
                shell.Kill(entireProcessTree: true);
        }

        Assert.Equal(0, shell.ExitCode);
        Assert.Equal(["actor system", "cluster tail", "cluster leader"], await File.ReadAllLinesAsync(Path.Combine(home, "scenescout", "shell_history")));
        Directory.Delete(home, recursive: true);
    }

    private async Task TalkAsync(Process shell)
    {
        var seen = new StringBuilder();
        await UntilAsync(shell, seen, "scout> ");
        await TypeAsync(shell, "actor sy\t\r");
        await UntilAsync(shell, seen, "akka://scenescout");
        await TypeAsync(shell, "cluster tail\r");
        await UntilAsync(shell, seen, "MemberUp");
        await TypeAsync(shell, "\u0003");
        await UntilAsync(shell, seen, "scout> ");
        await TypeAsync(shell, "clu\t");
        await UntilAsync(shell, seen, "cluster");
        await TypeAsync(shell, " leader\r");
        await UntilAsync(shell, seen, fixture.Node.ClusterAddress.ToString());
        await TypeAsync(shell, "exit\r");
        using var patience = new CancellationTokenSource(Patience);
        await shell.WaitForExitAsync(patience.Token);
    }

    private static async Task TypeAsync(Process shell, string keys)
    {
        await shell.StandardInput.WriteAsync(keys);
        await shell.StandardInput.FlushAsync();
    }

    // Reads on to the text, and forgets what stood before its end.
    private static async Task UntilAsync(Process shell, StringBuilder seen, string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new char[4096];
        int at;
        while ((at = seen.ToString().IndexOf(text, StringComparison.Ordinal)) < 0)
        {
            var read = await shell.StandardOutput.ReadAsync(buffer, patience.Token);
            Assert.True(read > 0, $"The shell ended before '{text}': {seen}");
            seen.Append(buffer, 0, read);
        }

        seen.Remove(0, at + text.Length);
    }

    private async Task<(int Code, string Output)> RunAsync(string token, string[] words, string input = "", bool url = true)
    {
        using var process = Start(Scout, token, ["shell", .. url ? ["--url", fixture.Node.Address.ToString()] : Array.Empty<string>(), .. words], null);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output + await error);
    }

    private static Process Start(string file, string token, IEnumerable<string> arguments, string? home)
    {
        var start = new ProcessStartInfo(file) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["SCENESCOUT_HTTP_TOKEN"] = token;
        start.Environment["TERM"] = "xterm";
        if (home is not null)
            start.Environment["XDG_DATA_HOME"] = home;
        return Process.Start(start)!;
    }
}
