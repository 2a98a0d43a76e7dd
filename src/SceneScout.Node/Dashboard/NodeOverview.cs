using System.Collections.Immutable;
using SceneScout.Actors.Hosting;
using SceneScout.Dashboard.Pictures;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Hosting;
using SceneScout.Node.Http;
using SceneScout.Node.Http.Live;

namespace SceneScout.Node.Dashboard;

/// <summary>Reads the system at a glance.</summary>
internal sealed class NodeOverview(SpawnServices services, SpawnGateway gateway, PipelineRates rates, LiveFeed feed)
{
    private const int MostPoints = 120;
    private const int MostLive = 40;
    private ImmutableList<LiveEntry> _live = [];
    private long _after = -1;

    /// <summary>Reads it; one reader at a time.</summary>
    public async Task<OverviewPicture> ReadAsync(CancellationToken cancellation)
    {
        var (store, now) = (services.Store, services.Now);
        var status = await SystemStatus.ReadAsync(store, gateway, rates, now, cancellation);
        var workers = (await store.Workers.ListAsync(cancellation)).Where(worker => SystemStatus.IsAlive(worker, now)).OrderBy(worker => worker.WorkerId, StringComparer.Ordinal).ToList();
        var counts = await store.Tasks.CountAsync(cancellation);
        var control = await store.Control.ReadAsync(cancellation);
        await FollowAsync(cancellation);
        return new OverviewPicture(
            now,
            status.Status,
            [.. workers.Select(w => new WorkerLine(w.WorkerId, w.WorkerType, w.Status, w.CurrentTask, w.TasksCompleted, w.AverageTimeMs, w.ErrorRate, w.Node))],
            new TaskFigures(status.Tasks.Queued, status.Tasks.Active, status.Tasks.Completed, status.Tasks.DeadLettered, status.Tasks.FailedAttempts, status.Tasks.AverageCompletionTime),
            new ListingFigures(status.Listings.Discovered, status.Listings.Unchanged, status.Listings.Ingested, status.Listings.Rejected),
            new EventFigures(status.Events.Canonical, status.Events.DuplicatesMerged, status.Events.Processed, status.Events.PerSource, status.Events.PerCategory),
            new NodeFigures(status.Performance.CpuUsage, status.Performance.MemoryUsage, TimeSpan.FromSeconds(status.Performance.UptimeSeconds), status.Performance.EventDiscoveryRate, status.Performance.IngestionRate),
            [.. services.Stages.Definitions.Select(stage => new StagePicture(
                stage.Type.Name(),
                counts.Where(c => c.Type == stage.Type && c.State == TaskState.Queued).Sum(c => c.Count),
                counts.Where(c => c.Type == stage.Type && c.State == TaskState.Leased).Sum(c => c.Count),
                workers.Count(w => w.WorkerType == stage.Type.Name()),
                services.Stages.Marks(stage.Type, services.Options).Any(mark => control.Holds.Any(hold => hold.Type == mark.Type && hold.Since is not null)),
                control.Pauses.Any(pause => pause.Target == new PauseTarget(PauseScope.Type, stage.Type.Name()))))],
            [.. rates.History.Points(MostPoints).Select(point => new HourlyRate(point.At, point.Discovered, point.Ingested))],
            _live,
            status.NextDiscovery,
            status.Missing);
    }

    // From a little before the feed's end: who opens the page sees what happened last.
    private async Task FollowAsync(CancellationToken cancellation)
    {
        if (_after < 0)
            _after = Math.Max(0, (await services.Store.Feed.ReadAsync(long.MaxValue, 1, documents: false, cancellation)).Head - MostLive);
        // What came while nobody looked is passed over, but for its end.
        for (var pages = 0; pages < 20; pages++)
        {
            var (page, _) = await feed.ReadAsync(_after);
            _after = page.Next;
            _live = [.. page.Changes.Reverse().Select(change => new LiveEntry(change.Seq, change.Kind.Name(), change.EventId, change.Event?.Title, change.Event?.Venue?.City, change.Event?.Category)).Concat(_live).Take(MostLive)];
            if (page.Changes.Count == 0)
                return;
        }

        _after = -1;
    }
}
