using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using SceneScout.Contracts.Json;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Hosting;
using SceneScout.Node.Http;

namespace SceneScout.Lab.Demo;

/// <summary>The summary of a run, as <c>--report</c> writes it. Listings: discovered = ingested + unchanged + rejected once the plan is done. Tasks stand by state; <c>failed</c> counts attempts that failed and were queued again.</summary>
internal sealed record DemoReport(
    string Store,
    double Seconds,
    ReportTasks Tasks,
    ReportListings Listings,
    ReportEvents Events,
    double EventsPerSecond,
    ImmutableSortedDictionary<string, ReportCalls> ApiCalls,
    long Venues)
{
    /// <summary>Reads the figures from the store, where they moved in the transactions of the work itself.</summary>
    public static async Task<DemoReport> ReadAsync(ScoutNode node, TimeSpan elapsed, CancellationToken cancellation)
    {
        var counts = await node.Store.Tasks.CountAsync(cancellation);
        var counters = await node.Store.Workers.CountersAsync(cancellation);
        var totals = await node.Store.Events.TotalsAsync(cancellation);
        var listings = StatusListings.Of(counters);
        long Of(Func<TaskState, bool> state) => counts.Where(c => state(c.State)).Sum(c => c.Count);
        return new DemoReport(
            node.Store.Kind,
            Math.Round(elapsed.TotalSeconds, 3),
            new ReportTasks(Of(s => s.IsLive()), Of(s => s == TaskState.Succeeded), counters.GetValueOrDefault("tasks.failed"), Of(s => s == TaskState.DeadLettered)),
            new ReportListings(listings.Discovered, listings.Unchanged, listings.Ingested, listings.Rejected)
            {
                Unreachable = counters.GetValueOrDefault("listings.unreachable"),
                Stale = counters.GetValueOrDefault("listings.stale"),
                Expired = counters.GetValueOrDefault("listings.expired"),
                Revived = counters.GetValueOrDefault("listings.revived"),
            },
            new ReportEvents(totals.Canonical, totals.DuplicatesMerged, totals.Processed)
            {
                Stale = totals.Stale,
                Expired = totals.Expired,
                Pictures = node.Services.Pictures is null ? null : await node.Store.Pictures.CountShownAsync(cancellation),
            },
            Math.Round(totals.Processed / Math.Max(elapsed.TotalSeconds, 0.001), 1),
            node.Sources.Calls.Snapshot().ToImmutableSortedDictionary(c => c.Key, c => new ReportCalls(c.Value.Calls, c.Value.Status429)),
            await node.Store.Venues.CountAsync(cancellation));
    }

    /// <summary>Writes it, whole or not at all.</summary>
    public async Task WriteAsync(string file, CancellationToken cancellation)
    {
        var temporary = $"{file}.tmp";
        await File.WriteAllTextAsync(temporary, JsonSerializer.Serialize(this, ViewJson.Indented), cancellation);
        File.Move(temporary, file, overwrite: true);
    }
}

internal sealed record ReportTasks(long Queued, long Succeeded, long Failed, long DeadLettered)
{
    /// <summary>True when tasks of a plan are there and none has work before it.</summary>
    [JsonIgnore]
    public bool Done => Queued == 0 && Succeeded + DeadLettered > 0;
}

/// <summary>Listings through the pipeline, and how often one became stale, expired, or came back.</summary>
internal sealed record ReportListings(long Discovered, long Unchanged, long Ingested, long Rejected)
{
    /// <summary>Listings and tiles of venues that sources say they have and no call could reach, at least.</summary>
    public long Unreachable { get; init; }

    public long Stale { get; init; }

    public long Expired { get; init; }

    public long Revived { get; init; }
}

/// <summary>Events in the store; stale and expired ones are among the canonical.</summary>
internal sealed record ReportEvents(long Canonical, long DuplicatesMerged, long Processed)
{
    public long Stale { get; init; }

    public long Expired { get; init; }

    /// <summary>Events that show a picture; null where none are fetched.</summary>
    public long? Pictures { get; init; }
}

internal sealed record ReportCalls(long Calls, long Status429);
