using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Akka.Actor;
using SceneScout.Node.Configuration;
using SceneScout.Threds.Cluster.Instances;
using SceneScout.Threds.Cluster.Participants;
using SceneScout.Threds.Cluster.Patterns;
using SceneScout.Threds.Model;

namespace SceneScout.Lab.Bench.Threds;

/// <summary>How many events threds take, durable and in order, on one node beside nothing else.</summary>
internal sealed class ThredBench(StoreOptions store, TimeSpan time)
{
    private const int Threds = 100;
    private const int StepBytes = 900;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    private static readonly string Echo =
        """
        {"id": "bench_echo", "name": "Echo", "reactions": [
          {"name": "begin", "condition": {"type": "filter", "xpr": "$event.type = 'bench.begin'", "onTrue": {"xpr": "$setLocal('count', 0)"}}},
          {"name": "echo", "condition": {"type": "filter", "xpr": "$event.type = 'bench.echo'", "onTrue": {"xpr": "$setLocal('count', $local('count') + 1)"},
            "transform": {"eventDataTemplate": {"title": "Echo", "content": {"values": {"count": "$xpr($local('count'))", "text": "$xpr($values.text)"}}}},
            "publish": {"to": "$xpr($event.source.id)"}, "transition": {"name": "echo"}}}]}
        """;

    private static readonly string Once =
        """{"id": "bench_once", "name": "Once", "reactions": [{"name": "once", "condition": {"type": "filter", "xpr": "$event.type = 'bench.once'"}}]}""";

    private const string Tail =
        """
        "time":1767225600000,"data":{"title":"An echo","content":{"values":{"text":"what is said comes back"}}}}
        """;

    private int _made;

    /// <summary>Measures.</summary>
    public async Task<ThredBenchReport> RunAsync(Action<string> tell, CancellationToken cancellation)
    {
        await using var node = await ThredBenchNode.StartAsync(store, cancellation);
        foreach (var pattern in new[] { Echo, Once })
        {
            var id = JsonElement.Parse(Encoding.UTF8.GetBytes(pattern)).GetProperty("id").GetString()!;
            await node.Threds.Services.Patterns.Ask<PatternReplies.Stands>(new PatternCommands.Put(id, pattern, "bench"), Patience, cancellation);
        }

        var threds = new List<string>();
        for (var i = 0; i < Threds; i++)
        {
            var outcome = await node.Threds.Intake.SubmitAsync(Event("bench.begin", $"p{i}", null), cancellation);
            threds.Add(outcome.Threds[0]);
        }

        // What runs often is compiled for good within the first 15 seconds or so of a busy machine.
        tell("warming up");
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < WarmUp;)
            await EchoAsync(node, threds, 100, null, cancellation);
        var (w1000, _) = await EchoAsync(node, threds, 1000, null, cancellation);
        tell(string.Create(CultureInfo.InvariantCulture, $"bound echo, window 1000: {w1000:N0}/s"));
        var (w100, latencies) = await EchoAsync(node, threds, 100, null, cancellation);
        tell(string.Create(CultureInfo.InvariantCulture, $"bound echo, window 100: {w100:N0}/s"));
        var bare = await BareAsync(node, cancellation);
        tell(string.Create(CultureInfo.InvariantCulture, $"bare persist and reply: {bare:N0}/s"));
        var (w10, _) = await EchoAsync(node, threds, 10, null, cancellation);
        var (w1, _) = await EchoAsync(node, threds, 1, null, cancellation);
        var (one, _) = await EchoAsync(node, threds[..1], 100, null, cancellation);
        tell(string.Create(CultureInfo.InvariantCulture, $"one thred: {one:N0}/s"));
        var ((half, mailed), pauses) = await Pauses.DuringAsync(node.Journal, () => HalfLoadAsync(node, threds, w100 / 2, cancellation));
        var created = await CreateAsync(node, cancellation);
        var unmatched = await UnmatchedAsync(node, cancellation);
        return new(store.Kind, w100, w1000, w10, w1, one, At(latencies, 0.5), At(latencies, 0.99), At(half, 0.99), At(mailed, 0.5), At(mailed, 0.99), mailed.Count, created, unmatched, bare, pauses);
    }

    // From the first event until the last message is in its receiver's mailbox.
    private async Task<(double PerSecond, List<double> Milliseconds)> EchoAsync(ThredBenchNode node, List<string> threds, int window, double? rate, CancellationToken cancellation)
    {
        var before = await PlacesAsync(node, threds.Count, cancellation);
        var began = Stopwatch.GetTimestamp();
        var sent = 0L;
        var latencies = new List<double>();
        await Task.WhenAll(Enumerable.Range(0, window).Select(_ => Task.Run(
            async () =>
            {
                var own = new List<double>();
                while (Stopwatch.GetElapsedTime(began) < time)
                {
                    var n = Interlocked.Increment(ref sent) - 1;
                    // At a pace an event's time runs from the instant that it was due at: who is late himself does not make the rest look better.
                    var due = rate is { } given ? TimeSpan.FromSeconds(n / given) : Stopwatch.GetElapsedTime(began);
                    if (due > Stopwatch.GetElapsedTime(began))
                        await Task.Delay(due - Stopwatch.GetElapsedTime(began), cancellation);
                    var at = (int)(n % threds.Count);
                    await node.Threds.Intake.SubmitAsync(Event("bench.echo", $"p{at}", threds[at]), cancellation);
                    own.Add((Stopwatch.GetElapsedTime(began) - due).TotalMilliseconds);
                }

                lock (latencies)
                    latencies.AddRange(own);
            },
            cancellation)));
        while (await PlacesAsync(node, threds.Count, cancellation) - before < sent)
        {
            if (Stopwatch.GetElapsedTime(began) > time + Patience)
                throw new InvalidOperationException($"Of {sent} messages {await PlacesAsync(node, threds.Count, cancellation) - before} are in their mailboxes.");
            await Task.Delay(1, cancellation);
        }

        return (sent / Stopwatch.GetElapsedTime(began).TotalSeconds, latencies);
    }

    private async Task<(List<double> Answered, List<double> Mailed)> HalfLoadAsync(ThredBenchNode node, List<string> threds, double rate, CancellationToken cancellation)
    {
        const string Probe = "probe";
        var thred = (await node.Threds.Intake.SubmitAsync(Event("bench.begin", Probe, null), cancellation)).Threds[0];
        var load = EchoAsync(node, threds, 1000, rate, cancellation);
        var mailed = new List<double>();
        for (var place = 0L; !load.IsCompleted; await Task.Delay(Between, cancellation))
        {
            var began = Stopwatch.GetTimestamp();
            await node.Threds.Intake.SubmitAsync(Event("bench.echo", Probe, thred), cancellation);
            place = await NextPlaceAsync(node, Probe, place, cancellation);
            mailed.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return ((await load).Milliseconds, mailed);
    }

    // When a message is in a mailbox, durable, its reader sees it.
    private static async Task<long> NextPlaceAsync(ThredBenchNode node, string participant, long after, CancellationToken cancellation)
    {
        while (true)
        {
            var mail = await node.Threds.Services.Participants.Ask<ParticipantReplies.Mail>(new ParticipantCommands.Read(participant, after, 1), Patience, cancellation);
            if (!mail.Messages.IsEmpty)
                return mail.Messages[^1].Place;
            await Task.Delay(1, cancellation);
        }
    }

    private static async Task<long> PlacesAsync(ThredBenchNode node, int participants, CancellationToken cancellation)
    {
        var mails = await Task.WhenAll(Enumerable.Range(0, participants).Select(i =>
            node.Threds.Services.Participants.Ask<ParticipantReplies.Mail>(new ParticipantCommands.Read($"p{i}", 0, 0), Patience, cancellation)));
        return mails.Sum(mail => mail.Waiting + mail.Expired);
    }

    private async Task<double> BareAsync(ThredBenchNode node, CancellationToken cancellation)
    {
        var actors = Enumerable.Range(0, Threds).Select(i => node.System.ActorOf(Props.Create(() => new BarePersist(i.ToString(CultureInfo.InvariantCulture))))).ToList();
        var row = new ThredRow([new(1, default, new byte[StepBytes], null, SlotChange.None, 0)], []);
        return await RateAsync(100, n => actors[(int)(n % Threds)].Ask<Akka.Done>(row, Patience, cancellation));
    }

    private Task<double> CreateAsync(ThredBenchNode node, CancellationToken cancellation) =>
        RateAsync(100, _ => node.Threds.Intake.SubmitAsync(Event("bench.once", "p0", null), cancellation));

    private async Task<double> UnmatchedAsync(ThredBenchNode node, CancellationToken cancellation)
    {
        var now = DateTimeOffset.UtcNow;
        await node.Store.Threds.PutPatternAsync(
            [.. Enumerable.Range(0, 10_000).Select(i => new Storage.Contracts.StoredPattern($"other_{i}", 1, true, Once.Replace("bench_once", $"other_{i}", StringComparison.Ordinal).Replace("'bench.once'", $"'other.{i}'", StringComparison.Ordinal), now, "bench"))],
            cancellation);
        await node.Threds.Services.Catalog.RefreshAsync(cancellation);
        return await RateAsync(100, _ => node.Threds.Intake.SubmitAsync(Event("bench.nothing", "p0", null), cancellation));
    }

    private async Task<double> RateAsync(int window, Func<long, Task> act)
    {
        var began = Stopwatch.GetTimestamp();
        var done = 0L;
        await Task.WhenAll(Enumerable.Range(0, window).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(began) < time)
                await act(Interlocked.Increment(ref done));
        })));
        return done / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    // An event as it comes from outside: text that is read.
    private ThredEvent Event(string type, string source, string? thredId)
    {
        var id = Interlocked.Increment(ref _made);
        var bound = thredId is null ? "" : $"\"thredId\":\"{thredId}\",";
        var head = string.Create(CultureInfo.InvariantCulture, $"\"id\":\"evt{id}\",\"type\":\"{type}\",{bound}\"source\":");
        return EventReading.Read(JsonElement.Parse(Encoding.UTF8.GetBytes(
            "{" + head + "{\"id\":\"" + source + "\"}," + Tail)));
    }

    private static double At(List<double> values, double part)
    {
        values.Sort();
        return values.Count == 0 ? 0 : values[(int)Math.Min(values.Count - 1, values.Count * part)];
    }
}
