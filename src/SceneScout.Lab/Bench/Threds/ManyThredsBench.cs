using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Actor;
using SceneScout.Lab.Bench.Http;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Patterns;
using SceneScout.Threds.Model;

namespace SceneScout.Lab.Bench.Threds;

/// <summary>A node beside many threds that live and many more that have ended: how soon it is ready, what it holds, how long lists take.</summary>
/// <param name="store">The store, which is this measurement's alone.</param>
/// <param name="folder">Holds the node's settings and its log.</param>
/// <param name="live">How many live.</param>
/// <param name="ended">How many have ended.</param>
internal sealed class ManyThredsBench(StoreOptions store, string folder, int live, int ended)
{
    private const int Window = 200;
    private const int Rows = 2000;
    private const int Writers = 2;
    private const int Lists = 200;
    private const int AtOnce = 1000;
    private const string Begun = "live";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan Spread = TimeSpan.FromDays(29);

    private static readonly (string Id, string Json)[] Patterns =
    [
        ("bench_live", """
            {"id": "bench_live", "name": "Live", "reactions": [
              {"name": "begin", "condition": {"type": "filter", "xpr": "$event.type = 'bench.live'", "onTrue": {"xpr": "$setLocal('who', $event.source.id)"}}},
              {"name": "wait", "condition": {"type": "filter", "xpr": "$event.type = 'bench.never'"}, "expiry": {"interval": 86400000, "transition": {"name": "$terminate"}}}]}
            """),
        ("bench_done", """
            {"id": "bench_done", "name": "Done", "reactions": [{"name": "once", "condition": {"type": "filter", "xpr": "$event.type = 'bench.done'",
              "transform": {"eventDataTemplate": {"title": "Done"}}, "publish": {"to": "$xpr($event.source.id)"}}}]}
            """),
    ];

    /// <summary>Measures.</summary>
    public async Task<ManyThredsReport> RunAsync(Action<string> tell, CancellationToken cancellation)
    {
        var (began, threds) = await BeginAsync(cancellation);
        tell(string.Create(CultureInfo.InvariantCulture, $"{live:N0} threds live; they began at {began:N0}/s"));
        var written = await EndAsync(cancellation);
        tell(string.Create(CultureInfo.InvariantCulture, $"{ended:N0} have ended; they were written at {written:N0}/s"));
        var started = Stopwatch.GetTimestamp();
        await using var node = await BenchedNode.StartAsync(Path.Combine(folder, "node"), Settings(), cancellation);
        var ready = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await SendAsync(node, ["""{"id": "first", "type": "bench.done", "source": {"id": "somebody"}}"""], cancellation);
        var taken = Stopwatch.GetElapsedTime(started).TotalSeconds;
        tell(string.Create(CultureInfo.InvariantCulture, $"a node was ready after {ready:0.0} s, its first event was durable after {taken:0.0} s"));
        var idle = node.MemoryBytes;
        var lists = await ListAsync(node, tell, cancellation);
        var touching = Stopwatch.GetTimestamp();
        foreach (var ids in threds.Chunk(AtOnce))
            await SendAsync(node, ids.Select(id => $$$"""{"type": "bench.other", "thredId": "{{{id}}}", "source": {"id": "somebody"}}"""), cancellation);
        var touched = live / Stopwatch.GetElapsedTime(touching).TotalSeconds;
        return new(store.Kind, live, ended, began, ready, taken, idle / 1e6, touched, node.MemoryBytes / 1e6, lists);
    }

    private Dictionary<string, string> Settings() => store.Kind == "sqlite"
        ? new() { ["store.kind"] = "sqlite", ["store.folder"] = store.Folder }
        : new() { ["store.kind"] = store.Kind, ["store.connection"] = store.Connection };

    // They rest when their node has ended, as those rest that nobody speaks to.
    private async Task<(double PerSecond, IReadOnlyList<string> ThredIds)> BeginAsync(CancellationToken cancellation)
    {
        await using var node = await ThredBenchNode.StartAsync(store, cancellation);
        foreach (var (id, json) in Patterns)
            await node.Threds.Services.Patterns.Ask<PatternReplies.Stands>(new PatternCommands.Put(id, json, "bench"), Patience, cancellation);
        await node.Threds.Intake.SubmitAsync(Event("bench.done", "template"), cancellation);
        var (next, began, threds) = (-1, Stopwatch.GetTimestamp(), new string[live]);
        await Task.WhenAll(Enumerable.Range(0, Window).Select(_ => Task.Run(
            async () =>
            {
                for (var i = Interlocked.Increment(ref next); i < live; i = Interlocked.Increment(ref next))
                    threds[i] = (await node.Threds.Intake.SubmitAsync(Event("bench.live", string.Create(CultureInfo.InvariantCulture, $"{Begun}-{i}")), cancellation)).Threds[0];
            },
            cancellation)));
        return (live / Stopwatch.GetElapsedTime(began).TotalSeconds, threds);
    }

    // Rows as one has them that did end, under other names, spread over the time for which they are kept.
    private async Task<double> EndAsync(CancellationToken cancellation)
    {
        await using var opened = StoreOpening.Open(store);
        var card = (await opened.Threds.ListAsync(new(1) { PatternId = "bench_done" }, cancellation)).Single();
        if (card.Status != "t" || card.Awake || card.DueAt is null)
            throw new InvalidOperationException($"A thred that has ended should rest until it is forgotten; its card is {card}.");
        var entries = await opened.ThredJournal.ReadAsync($"thred-{card.ThredId}", 1, long.MaxValue, 100, cancellation);
        var (now, began) = (DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
        await Parallel.ForEachAsync(
            Enumerable.Range(0, ended).Chunk(Rows),
            new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellation },
            async (numbers, stop) =>
            {
                await opened.ThredJournal.AppendAsync([.. numbers.SelectMany(n => entries.Select(entry => entry with { PersistenceId = $"thred-{Id(n)}" }))], stop);
                await opened.Threds.WriteAsync([.. numbers.Select(n => Card(card, Id(n), now - (Spread * ((double)n / ended))))], stop);
            });
        return ended / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static string Id(int n) => string.Create(CultureInfo.InvariantCulture, $"bench_done_{n:d12}");

    private static ThredCard Card(ThredCard card, string id, DateTimeOffset at) =>
        card with { ThredId = id, StartedAt = at, UpdatedAt = at, EndedAt = at, DueAt = at + Kept, Shown = card.Shown.Replace(card.ThredId, id, StringComparison.Ordinal) };

    private static async Task<IReadOnlyList<ManyThredsList>> ListAsync(BenchedNode node, Action<string> tell, CancellationToken cancellation)
    {
        var deep = (string)(await node.Http.GetFromJsonAsync<JsonNode>("api/threds?limit=500", cancellation))!["next"]!;
        var lists = new List<ManyThredsList>();
        foreach (var (what, query) in new[]
        {
            ("all", "limit=100"), ("active", "status=active&limit=100"), ("terminated", "status=terminated&limit=100"), ("finished", "status=finished&limit=100"),
            ("of a pattern", "pattern=bench_done&limit=100"), ("active of a pattern", "pattern=bench_live&status=active&limit=100"), ("active of a pattern whose threds have ended", "pattern=bench_done&status=active&limit=100"),
            ("a later page", $"limit=100&after={deep}"),
        })
        {
            var times = new List<double>(Lists);
            for (var i = 0; i < Lists; i++)
            {
                var asked = Stopwatch.GetTimestamp();
                using var answer = await node.Http.GetAsync($"api/threds?{query}", cancellation);
                answer.EnsureSuccessStatusCode();
                times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }

            lists.Add(new(what, Latencies.Of(times)));
            tell(string.Create(CultureInfo.InvariantCulture, $"a list of 100, {what}: {lists[^1].Milliseconds.P99:0.0} ms (p99)"));
        }

        return lists;
    }

    private static async Task SendAsync(BenchedNode node, IEnumerable<string> events, CancellationToken cancellation)
    {
        using var body = new StringContent($"[{string.Join(",", events)}]", Encoding.UTF8, "application/json");
        using var answer = await node.Http.PostAsync("api/threds/events", body, cancellation);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"Events were not taken: {await answer.Content.ReadAsStringAsync(cancellation)}");
    }

    private static ThredEvent Event(string type, string name) => EventReading.Read(JsonElement.Parse(Encoding.UTF8.GetBytes(
        $$$"""{"id":"{{{name}}}","type":"{{{type}}}","time":1767225600000,"source":{"id":"somebody"},"data":""" + """{"content":{"values":{"text":"what is said"}}}}""")));
}
