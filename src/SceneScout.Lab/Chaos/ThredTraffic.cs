using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SceneScout.Lab.Clusters;
using SceneScout.Storage.Contracts;

namespace SceneScout.Lab.Chaos;

/// <summary>
/// Workflows that count while nodes are lost: each thred gets its events one after the other, sent again under the same id until they are accepted, and says of each what it has counted.
/// Whoever reads the messages acknowledges them, and must have read each once and in order.
/// </summary>
internal sealed class ThredTraffic(LocalCluster cluster)
{
    /// <summary>The rule's name.</summary>
    public const string Rule = "thred-messages";

    /// <summary>The rule.</summary>
    public const string Claim = "Every event that a thred accepted was decided once and in order, and its message arrived once and in order.";

    private const int Threds = 8;
    private const string PatternId = "chaos_count";
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LastWords = TimeSpan.FromMinutes(2);

    private static readonly JsonObject Pattern = (JsonObject)JsonNode.Parse(
        """
        {"id": "chaos_count", "name": "Chaos count", "reactions": [
          {"name": "begin", "condition": {"type": "filter", "xpr": "$event.type = 'chaos.begin'", "onTrue": {"xpr": "$setLocal('n', 0)"}}},
          {"name": "count", "expiry": {"interval": "12h"}, "condition": {"type": "filter", "xpr": "$event.type = 'chaos.count'", "onTrue": {"xpr": "$setLocal('n', $local('n') + 1)"},
            "transform": {"eventDataTemplate": {"content": {"values": {"sent": "$xpr($values.sent)", "counted": "$xpr($local('n'))"}}}},
            "publish": {"to": "$xpr($event.source.id)"}, "transition": {"name": "count"}}}]}
        """)!;

    private readonly Counter[] _counters = [.. Enumerable.Range(0, Threds).Select(i => new Counter($"chaos-{i}"))];

    /// <summary>How many events were accepted.</summary>
    public long Accepted => _counters.Sum(counter => Volatile.Read(ref counter.Accepted));

    /// <summary>How often an event was sent again, since nobody said that it was accepted.</summary>
    public long Again => _counters.Sum(counter => Volatile.Read(ref counter.Again));

    /// <summary>Sends and reads until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await UntilAsync(0, http => http.PutAsJsonAsync($"/api/patterns/{PatternId}", Pattern, cancellation), cancellation);
        await Task.WhenAll(_counters.SelectMany((counter, i) => new[] { SendAsync(counter, i, cancellation), ReadAsync(counter, i, cancellation) }));
    }

    /// <summary>Reads what is left, and says what is missing, doubled or out of order.</summary>
    public async Task<IReadOnlyList<LedgerBreach>> CompareAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LastWords);
        try
        {
            await Task.WhenAll(_counters.Select(async (counter, i) =>
            {
                while (counter.Read.Count < counter.Accepted)
                    await ReadOnceAsync(counter, i, limit.Token);
            }));
            // One that comes twice comes now.
            await Task.Delay(Retry, limit.Token);
            await Task.WhenAll(_counters.Select((counter, i) => ReadOnceAsync(counter, i, limit.Token)));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // What did not come is missing.
        }

        return Accepted == 0
            ? [new(Rule, PatternId, "no event of a workflow was accepted")]
            : [.. _counters.SelectMany(counter => Judge(counter.Name, counter.Accepted, counter.Asked, counter.Read))];
    }

    /// <summary>What is wrong with the messages of a thred.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="accepted">The last event that was accepted; they are numbered from 1.</param>
    /// <param name="asked">The last event that was sent: it may have been accepted although nobody said so.</param>
    /// <param name="read">The messages as they came: the number of the event, and what was counted.</param>
    internal static IEnumerable<LedgerBreach> Judge(string name, long accepted, long asked, IReadOnlyList<(long Sent, long Counted)> read)
    {
        for (var i = 0; i < read.Count; i++)
        {
            if (read[i] != (i + 1, i + 1))
            {
                yield return new(Rule, name, string.Create(CultureInfo.InvariantCulture, $"message {i + 1} is of event {read[i].Sent}, at which {read[i].Counted} were counted"));
                yield break;
            }
        }

        if (read.Count < accepted || read.Count > asked)
            yield return new(Rule, name, string.Create(CultureInfo.InvariantCulture, $"{accepted} events were accepted, {read.Count} messages came"));
    }

    private async Task SendAsync(Counter counter, int node, CancellationToken cancellation)
    {
        while (counter.ThredId is null)
        {
            var begun = await PostAsync(counter, node, $"{counter.Name}-begin", "chaos.begin", null, 0, cancellation);
            // Nodes may not all know the pattern yet.
            counter.ThredId = (string?)begun["events"]?[0]?["threds"]?.AsArray().FirstOrDefault();
            if (counter.ThredId is null)
                await Task.Delay(Retry, cancellation);
        }

        for (var sent = 1L; ; sent++)
        {
            Volatile.Write(ref counter.Asked, sent);
            var taken = await PostAsync(counter, node, string.Create(CultureInfo.InvariantCulture, $"{counter.Name}-{sent}"), "chaos.count", counter.ThredId, sent, cancellation);
            if (taken["events"]?[0]?["fault"] is { } fault)
                throw new InvalidOperationException($"Event {counter.Name}-{sent} was refused: {fault.ToJsonString()}");
            Volatile.Write(ref counter.Accepted, sent);
            await Task.Delay(Beat, cancellation);
        }
    }

    private async Task<JsonNode> PostAsync(Counter counter, int node, string id, string type, string? thredId, long sent, CancellationToken cancellation)
    {
        var tried = 0;
        var answer = await UntilAsync(node, http =>
        {
            if (tried++ > 0)
                Interlocked.Increment(ref counter.Again);
            return http.PostAsJsonAsync(
                "/api/threds/events", new { id, type, thredId, source = new { id = counter.Name }, data = new { content = new { values = new { sent } } } }, cancellation);
        }, cancellation);
        return JsonNode.Parse(answer)!;
    }

    private async Task ReadAsync(Counter counter, int node, CancellationToken cancellation)
    {
        while (true)
        {
            await ReadOnceAsync(counter, node, cancellation);
            await Task.Delay(Retry, cancellation);
        }
    }

    private async Task ReadOnceAsync(Counter counter, int node, CancellationToken cancellation)
    {
        var page = JsonNode.Parse(await UntilAsync(node, http => http.GetAsync($"/api/participants/{counter.Name}/messages?after={counter.Place}&limit=500", cancellation), cancellation))!;
        foreach (var message in page["messages"]!.AsArray())
        {
            var values = message!["event"]!["data"]!["content"]!["values"];
            // Words of the engine have no numbers.
            if (values is not null)
                counter.Read.Add((values["sent"]!.GetValue<long>(), values["counted"]!.GetValue<long>()));
            counter.Place = message["place"]!.GetValue<long>();
            await UntilAsync(node, http => http.PostAsync($"/api/participants/{counter.Name}/messages/{message["id"]}/ack", null, cancellation), cancellation, HttpStatusCode.NotFound);
        }
    }

    // Asks a node, and the next when it does not answer, until one does as it is told.
    private async Task<string> UntilAsync(int first, Func<HttpClient, Task<HttpResponseMessage>> ask, CancellationToken cancellation, params ImmutableArray<HttpStatusCode> also)
    {
        for (var at = first; ; at++)
        {
            var node = cluster.Nodes[at % cluster.Nodes.Length];
            if (node.Runs)
                try
                {
                    using var answer = await ask(node.Http);
                    if (answer.IsSuccessStatusCode || also.Contains(answer.StatusCode))
                        return await answer.Content.ReadAsStringAsync(cancellation);
                }
                catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
                {
                    // The next node may answer.
                }

            await Task.Delay(Retry, cancellation);
        }
    }

    private sealed class Counter(string name)
    {
        internal long Accepted;
        internal long Asked;
        internal long Again;

        internal string Name { get; } = name;

        internal string? ThredId { get; set; }

        internal long Place { get; set; }

        internal List<(long Sent, long Counted)> Read { get; } = [];
    }
}
