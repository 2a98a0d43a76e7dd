using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SceneScout.Lab.Clusters;

namespace SceneScout.Lab.Bench.Pipeline;

/// <summary>The measured node: the shipped program in a process of its own.</summary>
internal sealed class PipelineNode : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private readonly LocalNode _node;

    private PipelineNode(LocalNode node) => _node = node;

    /// <summary>Processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            using var process = Process.GetProcessById(_node.ProcessId);
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Its resident memory, bytes.</summary>
    public long MemoryBytes
    {
        get
        {
            using var process = Process.GetProcessById(_node.ProcessId);
            return process.WorkingSet64;
        }
    }

    /// <summary>The newest lines of its log.</summary>
    public string Tail => _node.Tail;

    /// <summary>Whether it runs.</summary>
    public bool Runs => _node.Runs;

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="folder">Holds its log.</param>
    /// <param name="settings">The file of its settings.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<PipelineNode> StartAsync(string folder, string settings, CancellationToken cancellation) =>
        new(await ReadyNode.StartAsync(folder, settings, cancellation));

    /// <summary>Asks it to search everything, and waits until the searches are queued.</summary>
    /// <exception cref="InvalidOperationException">It refuses; the message has its answer.</exception>
    public async Task DiscoverAsync(CancellationToken cancellation)
    {
        var range = DiscoveryCensus.Range;
        using var asked = await _node.Http.PostAsJsonAsync(
            "/api/spawn", new { action = "discovery", @params = new { planId = "bench", dateRange = new { start = range.Start, end = range.End } } }, cancellation);
        var answer = await ReadAsync(asked, cancellation);
        // Kept, and not done yet: its row tells when it is.
        for (var row = asked.Headers.Location; row is not null && answer["status"]?.GetValue<string>() is "pending";)
        {
            await Task.Delay(Poll, cancellation);
            using var looked = await _node.Http.GetAsync(row, cancellation);
            answer = await ReadAsync(looked, cancellation);
        }

        if (answer["error"] is { } error)
            throw new InvalidOperationException($"The node refuses to search: {error}");
    }

    /// <summary>What it tells of itself.</summary>
    public async Task<NodeMetrics> MetricsAsync(CancellationToken cancellation) => NodeMetrics.Read(await _node.Http.GetStringAsync("/metrics", cancellation));

    /// <summary>Asks it to leave, and waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> StopAsync(CancellationToken cancellation) => _node.StopAsync(cancellation);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _node.DisposeAsync();

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode && JsonNode.Parse(text) is { } read ? read : throw new InvalidOperationException($"The node refuses to search: {text}");
    }
}
