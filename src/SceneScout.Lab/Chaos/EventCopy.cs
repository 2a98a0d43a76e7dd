using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Lab.Clusters;
using SceneScout.Storage.Contracts;

namespace SceneScout.Lab.Chaos;

/// <summary>An application that keeps a copy of all events with <c>GET /api/events/changes</c> alone. It asks any node that answers, and goes on at another when one is lost.</summary>
internal sealed class EventCopy(LocalCluster cluster)
{
    /// <summary>The rule's name.</summary>
    public const string Rule = "copy";

    /// <summary>The rule.</summary>
    public const string Claim = "A copy of the events that was kept by their changes alone equals the store.";

    private const int Page = 500;
    private const int Wait = 2;
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(500);
    private readonly Dictionary<Guid, string> _events = [];
    private long _since;
    private int _node;
    private long _changes;
    private int _resets;

    /// <summary>What it was told.</summary>
    public CopyAccount Account => new(_events.Count, _changes, _resets);

    /// <summary>Follows until it is stopped.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        while (true)
            await StepAsync(cancellation);
    }

    /// <summary>Takes in what is left and compares with what a node lists.</summary>
    public async Task<IReadOnlyList<LedgerBreach>> CompareAsync(CancellationToken cancellation)
    {
        while (await StepAsync(cancellation))
        {
        }

        var truth = await WholeAsync(cancellation);
        return
        [
            .. truth.Where(e => !_events.ContainsKey(e.Key)).Select(e => new LedgerBreach(Rule, $"{e.Key}", "the copy does not have it")),
            .. _events.Where(e => !truth.ContainsKey(e.Key)).Select(e => new LedgerBreach(Rule, $"{e.Key}", "the copy has it, the store does not")),
            .. _events.Where(e => truth.TryGetValue(e.Key, out var now) && now != e.Value).Select(e => new LedgerBreach(Rule, $"{e.Key}", "the copy has another state of it")),
        ];
    }

    // Asks once; false when there was nothing.
    private async Task<bool> StepAsync(CancellationToken cancellation)
    {
        var answer = await GetAsync($"/api/events/changes?since={_since}&limit={Page}&wait={Wait}", cancellation);
        if (answer["reset"]!.GetValue<bool>())
        {
            _resets++;
            var whole = await WholeAsync(cancellation);
            _events.Clear();
            foreach (var (id, document) in whole)
                _events[id] = document;
            _since = answer["next"]!.GetValue<long>();
            return true;
        }

        var changes = answer["changes"]!.AsArray();
        foreach (var change in changes)
        {
            var id = change!["eventId"]!.GetValue<Guid>();
            if (change["event"] is { } document)
                _events[id] = document.ToJsonString();
            else
                _events.Remove(id);
        }

        // Last: what was not applied is asked for again.
        _since = answer["next"]!.GetValue<long>();
        _changes += changes.Count;
        return changes.Count > 0;
    }

    private async Task<Dictionary<Guid, string>> WholeAsync(CancellationToken cancellation)
    {
        var all = new Dictionary<Guid, string>();
        string? after = null;
        do
        {
            var page = await GetAsync($"/api/events?freshness=fresh,stale,expired&limit=100{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}", cancellation);
            foreach (var document in page["events"]!.AsArray())
                all[document!["id"]!.GetValue<Guid>()] = document.ToJsonString();
            after = page["next"]?.GetValue<string>();
        }
        while (after is not null);
        return all;
    }

    private async Task<JsonNode> GetAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            var node = cluster.Nodes[_node % cluster.Nodes.Length];
            if (node.Runs)
                try
                {
                    using var answer = await node.Http.GetAsync(path, cancellation);
                    if (answer.IsSuccessStatusCode)
                        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellation))!;
                }
                catch (Exception e) when (e is HttpRequestException or IOException or JsonException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
                {
                    // The next node may answer.
                }

            _node++;
            await Task.Delay(Retry, cancellation);
        }
    }
}
