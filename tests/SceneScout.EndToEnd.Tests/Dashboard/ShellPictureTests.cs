using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SceneScout.EndToEnd.Tests.Support;
using SceneScout.Lab.Clusters;
using SceneScout.Node.Tests.Shell;

namespace SceneScout.EndToEnd.Tests.Dashboard;

/// <summary>The operator's shell at a terminal, and its picture.</summary>
public sealed partial class ShellPictureTests
{
    private static readonly string[] Lines = ["spawn status", "spawn workers", "quota show yelp", "cluster show"];
    private static readonly string[] Arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
    private static readonly Dictionary<string, string> Inks = new() { ["1"] = "font-weight:bold", ["2"] = "color:#8b98a9", ["31"] = "color:#ff7b72", ["32"] = "color:#7ee787", ["33"] = "color:#f2cc60", ["36"] = "color:#79c0ff" };

    [TerminalFact]
    public async Task At_a_terminal_the_shell_shows_the_system_its_workers_and_its_members_in_aligned_and_coloured_cells()
    {
        var run = await UndisturbedRun.SharedAsync();
        var page = new StringBuilder();
        foreach (var line in Lines)
        {
            var answer = await AskAsync(run, line);
            page.Append("<b class=p>scout&gt;</b> ").Append(line).Append('\n').Append(Painted(answer.TrimEnd())).Append("\n\n");
        }

        Assert.Contains("worker-discovery-1", page.ToString(), StringComparison.Ordinal);
        Assert.Contains("<span style=\"color:#7ee787\">up", page.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\e[", page.ToString(), StringComparison.Ordinal);
        if (Screenshots.AreWanted)
            await ShotAsync(page.ToString());
    }

    private static async Task<string> AskAsync(UndisturbedRun run, string line)
    {
        var command = TerminalFactAttribute.Line($"stty cols 150; exec {Path.Combine(AppContext.BaseDirectory, "scout")} shell --url {run.Http.BaseAddress} -- {line}");
        await using var process = ChildProcess.Start(
            command[0], command[1..], run.Folder,
            environment: new Dictionary<string, string> { ["TERM"] = "xterm-256color", ["NO_COLOR"] = "" });
        Assert.Equal(0, await process.ExitAsync(ScoutBinary.Patience, CancellationToken.None));
        return string.Join('\n', process.Lines);
    }

    // The shell's few colours as a page has them.
    private static string Painted(string text)
    {
        var painted = new StringBuilder();
        var open = false;
        foreach (var part in Escape().Split(Mode().Replace(text, "")))
        {
            if (!Escape().IsMatch(part))
            {
                painted.Append(WebUtility.HtmlEncode(part));
                continue;
            }

            if (open)
                painted.Append("</span>");
            open = Inks.TryGetValue(part[2..^1], out var ink);
            if (open)
                painted.Append("<span style=\"").Append(ink).Append("\">");
        }

        return painted.Append(open ? "</span>" : "").ToString();
    }

    private static async Task ShotAsync(string text)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumFactAttribute.Program, Args = Arguments });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1100, Height = 490 } });
        await page.SetContentAsync($"<style>body{{margin:0;padding:18px 22px;background:#0d1117;color:#e6edf3;font:14px/1.4 'DejaVu Sans Mono',monospace}}pre{{margin:0;font:inherit}}.p{{color:#79c0ff;font-weight:normal}}</style><pre>{text}</pre>");
        await Screenshots.TakeAsync(page, "shell");
    }

    // What puts a terminal into another mode, and returns of its carriage.
    [GeneratedRegex(@"\e\[\?\d+[hl]|\e[=>]|\r")]
    private static partial Regex Mode();

    [GeneratedRegex(@"(\e\[[0-9;]*m)")]
    private static partial Regex Escape();
}
