using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Akka.Actor;
using SceneScout.Threds.Cluster.Participants;
using SceneScout.Threds.Cluster.Patterns;
using SceneScout.Threds.Model;

namespace SceneScout.Lab.Bench.Threds;

/// <summary>Many threds that wait for their time, all due within one minute.</summary>
internal sealed class TimerBench(ThredBenchNode node, int live)
{
    private const int Window = 200;
    private const int First = 5000;
    private const int Lists = 300;
    private const int PerReader = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(1);

    private static readonly string Wait =
        """
        {"id": "bench_wait", "name": "Wait", "reactions": [
          {"name": "wait", "condition": {"type": "filter", "xpr": "$event.type = 'bench.wait'",
            "transform": {"eventDataTemplate": {"content": {"values": {"due": "$xpr($values.due)"}}}}, "publish": {"to": "$xpr($event.source.id)", "at": "$xpr($values.due)"}}},
          {"name": "idle", "condition": {"type": "filter", "xpr": "$event.type = 'bench.never'"}}]}
        """;

    /// <summary>Measures.</summary>
    public async Task<TimerBenchReport> RunAsync(Action<string> tell, CancellationToken cancellation)
    {
        await node.Threds.Services.Patterns.Ask<PatternReplies.Stands>(new PatternCommands.Put("bench_wait", Wait, "bench"), Patience, cancellation);
        var before = await WorkingSetAsync();
        var began = Stopwatch.GetTimestamp();
        await BeginAsync(0, Math.Min(First, live), _ => DateTimeOffset.UtcNow + TimeSpan.FromHours(1), "warm", cancellation);
        var rate = Math.Min(First, live) / Stopwatch.GetElapsedTime(began).TotalSeconds;
        // Those that are measured are due when all of them wait.
        var from = DateTimeOffset.UtcNow + TimeSpan.FromSeconds((live / rate * 1.5) + 5);
        began = Stopwatch.GetTimestamp();
        await BeginAsync(0, live, i => from + (Span * i / live), "timer", cancellation);
        var created = live / Stopwatch.GetElapsedTime(began).TotalSeconds;
        tell(string.Create(CultureInfo.InvariantCulture, $"{live:N0} threds wait; they began at {created:N0}/s"));
        var held = await WorkingSetAsync();
        var lists = new List<double>();
        for (var i = 0; i < Lists; i++)
        {
            var asked = Stopwatch.GetTimestamp();
            await node.Store.Threds.ListAsync(new(100) { Status = "a" }, cancellation);
            lists.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        lists.Sort();
        var late = await LateAsync(from + Span, cancellation);
        late.Sort();
        return new(live, created, (held - before) / 1e6, held / 1e6, lists[(int)(lists.Count * 0.99)], late.Count, late[(int)(late.Count * 0.5)], late[(int)(late.Count * 0.99)], late[^1], DateTimeOffset.UtcNow >= from);
    }

    private async Task BeginAsync(int first, int count, Func<int, DateTimeOffset> due, string name, CancellationToken cancellation)
    {
        var next = first - 1;
        await Task.WhenAll(Enumerable.Range(0, Window).Select(_ => Task.Run(
            async () =>
            {
                for (var i = Interlocked.Increment(ref next); i < first + count; i = Interlocked.Increment(ref next))
                    await node.Threds.Intake.SubmitAsync(Event(i, due(i), name), cancellation);
            },
            cancellation)));
    }

    // By how much each came after its time, in ms.
    private async Task<List<double>> LateAsync(DateTimeOffset end, CancellationToken cancellation)
    {
        var limit = end + Patience;
        while (true)
        {
            var late = new List<double>();
            foreach (var reader in Enumerable.Range(0, ((live - 1) / PerReader) + 1))
            {
                var mail = await node.Threds.Services.Participants.Ask<ParticipantReplies.Mail>(new ParticipantCommands.Read($"timer{reader}", 0, PerReader * 2), Patience, cancellation);
                late.AddRange(mail.Messages.Select(message => message.At - message.Event.Element.GetProperty("data").GetProperty("content").GetProperty("values").GetProperty("due").GetDouble()));
            }

            if (DateTimeOffset.UtcNow > end && (late.Count >= live || DateTimeOffset.UtcNow > limit))
                return late.Count > 0 ? late : throw new InvalidOperationException("None of the messages came.");
            await Task.Delay(TimeSpan.FromSeconds(5), cancellation);
        }
    }

    private static async Task<long> WorkingSetAsync()
    {
        GC.Collect();
        await Task.Delay(TimeSpan.FromSeconds(1));
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }

    private static ThredEvent Event(int i, DateTimeOffset due, string name)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"\"id\":\"{name}-{i}\",\"type\":\"bench.wait\",\"time\":1767225600000,");
        var source = string.Create(CultureInfo.InvariantCulture, $"\"source\":{{\"id\":\"{name}{i / PerReader}\"}},");
        var values = string.Create(CultureInfo.InvariantCulture, $"{{\"due\":{due.ToUnixTimeMilliseconds()}}}");
        return EventReading.Read(JsonElement.Parse(Encoding.UTF8.GetBytes("{" + head + source + "\"data\":{\"content\":{\"values\":" + values + "}}}")));
    }
}
