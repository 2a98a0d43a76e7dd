using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SceneScout.Lab.Clusters;

namespace SceneScout.EndToEnd.Tests.Support;

/// <summary>A running <c>scout demo</c>: what it serves, what it reports, its end.</summary>
internal sealed partial class DemoRun : IAsyncDisposable
{
    /// <summary>A small world: a run of it takes half a minute, most of it spent within the sources' limits.</summary>
    public const int Events = 150;

    private readonly ChildProcess _process;
    private readonly string _folder;

    private DemoRun(ChildProcess process, string folder, Uri address)
    {
        (_process, _folder) = (process, folder);
        Http = new HttpClient { BaseAddress = address, Timeout = ScoutBinary.Patience };
    }

    public HttpClient Http { get; }

    /// <summary>Starts it on a folder and waits until its plan is queued and it serves HTTP.</summary>
    public static async Task<DemoRun> StartAsync(string folder, params string[] more)
    {
        var process = ScoutBinary.Start(
            folder, ["demo", "--data", folder, "--events", $"{Events}", "--port", "0", "--report", Path.Combine(folder, "report.json"), .. more]);
        var line = await process.LineAsync(l => l.StartsWith("Planned ", StringComparison.Ordinal), ScoutBinary.Patience, CancellationToken.None);
        return new DemoRun(process, folder, new Uri(Address().Match(line).Value));
    }

    /// <summary>Waits until the system status is as wanted.</summary>
    public async Task UntilAsync(Func<JsonNode, bool> wanted)
    {
        using var patience = new CancellationTokenSource(ScoutBinary.Patience);
        while (!wanted(await GetAsync("/api/spawn?action=status")))
            await Task.Delay(20, patience.Token);
    }

    public async Task<JsonNode> GetAsync(string path) => (await Http.GetFromJsonAsync<JsonNode>(path))!;

    /// <summary>Waits until it has said something.</summary>
    public Task SaysAsync(string what) => _process.LineAsync(l => l.Contains(what, StringComparison.Ordinal), ScoutBinary.Patience, CancellationToken.None);

    /// <summary>Waits until the plan is done.</summary>
    public async Task<JsonNode> ReportAsync()
    {
        await _process.LineAsync(l => l.StartsWith("Serving ", StringComparison.Ordinal), ScoutBinary.Patience, CancellationToken.None);
        return JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "report.json")))!;
    }

    /// <summary>Every event, in the order of its id, without its version: that counts writes, and how listings fall into batches is chance.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync()
    {
        var events = new List<JsonObject>();
        string? after = null;
        do
        {
            var page = await GetAsync($"/api/events?limit=500{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");
            events.AddRange(page["events"]!.AsArray().Select(e => e!.AsObject()));
            after = (string?)page["next"];
        }
        while (after is not null);
        foreach (var e in events)
            e.Remove("version");
        return [.. events.OrderBy(e => (string?)e["id"], StringComparer.Ordinal).Select(e => e.ToJsonString(Readable))];
    }

    public Task KillAsync() => _process.KillAsync();

    /// <summary>Asks it to end (SIGTERM) and gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        await _process.SignalAsync("TERM", CancellationToken.None);
        return await _process.ExitAsync(ScoutBinary.Patience, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _process.DisposeAsync();
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex("http://[^ ]+")]
    private static partial Regex Address();
}
