using System.Net;
using System.Text.Json.Nodes;
using SceneScout.Threds.Model;
using SceneScout.Threds.Scripts;

namespace SceneScout.Lab.Scripts;

/// <summary>Makes a node what it was before a script: also when that was stopped, each part by itself, and within a time.</summary>
/// <param name="api">The node.</param>
/// <param name="world">What the script began there.</param>
/// <param name="time">The clock.</param>
internal sealed class NodeCleanUp(NodeApi api, NodeWorld world, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly List<string> _left = [];

    /// <summary>The patterns that the script put there, with what was there before; null for nothing that served.</summary>
    internal List<(string Id, JsonNode? Before)> Patterns { get; } = [];

    /// <summary>The groups that the script put there, with what was there before.</summary>
    internal List<(string Name, JsonNode Before)> Groups { get; } = [];

    /// <summary>Does it, and says what could not be done and why.</summary>
    internal async Task<IReadOnlyList<string>> RunAsync()
    {
        using var bound = new CancellationTokenSource(Patience, time);
        foreach (var (id, before) in Patterns)
            await DoAsync(before is null ? "switch off" : "put back", $"pattern {id}", before is null ? HttpMethod.Delete : HttpMethod.Put, $"api/patterns/{Uri.EscapeDataString(id)}", before, bound.Token);
        foreach (var (name, before) in Groups)
            await DoAsync("put back", $"group {name}", HttpMethod.Put, $"api/groups/{Uri.EscapeDataString(name)}", before, bound.Token);
        // Before they are ended, those are known that were begun since it was looked at last; afterwards, what was sent until then.
        await TryAsync("see what the script began", () => world.RefreshAsync(bound.Token));
        foreach (var thredId in world.ThredIds.ToList())
            await TryAsync($"end thred {thredId}", () => EndAsync(thredId, bound.Token));
        await TryAsync("see what the script's threds sent", () => world.RefreshAsync(bound.Token));
        foreach (var message in world.Messages.ToList())
        {
            // What waits for the agent that runs in the cluster is acknowledged by it.
            foreach (var to in message.To.Where(to => to is not (WellKnown.Persistence or WellKnown.PersistenceNode)))
                await DoAsync("acknowledge", $"message {message.Id} to {to}", HttpMethod.Post, $"api/participants/{Uri.EscapeDataString(to)}/messages/{Uri.EscapeDataString(message.Id)}/ack", null, bound.Token);
        }

        return _left;
    }

    // Threds of the node's own patterns go on, though an event of the script began them.
    private async Task EndAsync(string thredId, CancellationToken cancellation)
    {
        var path = $"api/threds/{Uri.EscapeDataString(thredId)}";
        if (await api.GetAsync($"{path}?full=true", cancellation) is not JsonObject view || ScriptThred.Of(view) is not { Status: ThredStatus.Active } thred || !Patterns.Exists(pattern => pattern.Id == thred.PatternId))
            return;
        await DoAsync("end", $"thred {thredId}", HttpMethod.Post, $"{path}/terminate", null, cancellation);
    }

    // What is not there any more needs nothing.
    private Task DoAsync(string verb, string what, HttpMethod method, string path, JsonNode? given, CancellationToken cancellation) => TryAsync($"{verb} {what}", async () =>
    {
        var (status, body) = await api.SendAsync(method, path, given, cancellation);
        if ((int)status is not (>= 200 and < 300) && (status != HttpStatusCode.NotFound || method == HttpMethod.Put))
            _left.Add($"could not {verb} {what}: it was answered with {(int)status}: {NodeApi.Reason(body)}");
    });

    private async Task TryAsync(string what, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or ScriptException)
        {
            _left.Add($"could not {what}: {(e is OperationCanceledException ? $"there was no answer, and no more than {Patience.TotalSeconds:0} s are waited for" : e.Message)}");
        }
    }
}
