using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Rules;

/// <summary>Everything that a discovery's commit writes.</summary>
/// <param name="Inserts">New rows.</param>
/// <param name="Updates">Rows with new content.</param>
/// <param name="Seen">Rows with the same content, or with content that was read later than this.</param>
/// <param name="Places">Of these rows with the same content, those that were kept without the place or the time that they say.</param>
/// <param name="Logs">Log rows of what is new or has new content.</param>
/// <param name="Tasks">Ingestion tasks, and those of other stages that follow.</param>
/// <param name="Counters">Counter moves.</param>
/// <param name="Commit">The answer.</param>
internal sealed record DiscoveryWrites(
    ImmutableArray<RawRow> Inserts,
    ImmutableArray<RawRow> Updates,
    ImmutableArray<SeenRow> Seen,
    ImmutableArray<RawRow> Places,
    ImmutableArray<LogRow> Logs,
    ImmutableArray<NewTask> Tasks,
    ImmutableArray<CounterMove> Counters,
    DiscoveryCommit Commit)
{
    /// <summary>The listings as rows without a batch, each key once (as it was read last), in order of id so that two commits lock rows in the same order.</summary>
    /// <exception cref="ArgumentException">A listing cannot be kept; the message names it.</exception>
    public static ImmutableArray<RawRow> Rows(DiscoveryBatch batch, DateTimeOffset now)
    {
        var last = new Dictionary<Guid, DiscoveredListing>(batch.Listings.Length);
        foreach (var listing in batch.Listings)
            if (ListingIds.Of(listing.Key) is var id && !(last.TryGetValue(id, out var other) && (listing.ObservedAt ?? now) < (other.ObservedAt ?? now)))
                last[id] = listing;
        return [.. last.OrderBy(l => l.Key).Select(l => new RawRow(
            l.Key,
            ListingIds.Clean(l.Value.Key),
            StorableJson.CleanObject(l.Value.Json, $"listing {l.Value.Key}"),
            StorableText.Clean(l.Value.ContentHash),
            l.Value.Location,
            l.Value.Range is { } range && range.Start < range.End ? range : null,
            null,
            now) { ObservedAt = l.Value.ObservedAt ?? now })];
    }

    /// <summary>Decides.</summary>
    /// <param name="batch">What was read.</param>
    /// <param name="rows">Its rows, as <see cref="Rows"/> gives them.</param>
    /// <param name="task">The discovery task.</param>
    /// <param name="known">What the store holds of these rows.</param>
    /// <param name="now">The instant of the commit.</param>
    public static DiscoveryWrites Decide(DiscoveryBatch batch, ImmutableArray<RawRow> rows, LeasedTask task, IReadOnlyDictionary<Guid, KnownRow> known, DateTimeOffset now)
    {
        var changed = rows
            .Where(r => !known.TryGetValue(r.Id, out var old) || (old.ContentHash != r.ContentHash && !ListingRevision.IsOlder(r.ObservedAt, old.ObservedAt, now)))
            .Select(r => r with { Revision = ListingRevision.Next(r.ObservedAt, known.GetValueOrDefault(r.Id)?.Revision ?? 0) })
            .ToImmutableArray();
        var news = changed.Select(r => r.Id).ToHashSet();
        var (batched, ingestion) = InBatches(changed, batch, task);
        ImmutableArray<NewTask> tasks = [.. ingestion, .. changed.GroupBy(r => r.Key.Source.Value).SelectMany(source =>
            FollowUpTasks.Of(Commit(source.Key), source.Key, new FollowUps([.. source.Select(r => r.Id)], batch.Next, batch.TraceParent)))];
        var inserts = batched.Where(r => !known.ContainsKey(r.Id)).ToImmutableArray();
        var updates = batched.Where(r => known.ContainsKey(r.Id)).ToImmutableArray();
        // A row replaced before its old content was ingested: that content never gets an outcome of its own, so it is settled here.
        var superseded = updates.Count(r => !known[r.Id].Processed);
        var unchanged = batch.Listings.Length - changed.Length;

        var worker = StorableText.Clean(batch.Lease.WorkerId);
        var before = task.CheckpointJson is null
            ? DiscoveryCheckpoint.Start
            : JsonSerializer.Deserialize(task.CheckpointJson, TaskJson.Default.DiscoveryCheckpoint)!;
        var today = before.OnDay(batch.Pages, now);
        var checkpoint = new DiscoveryCheckpoint(
            StorableText.CleanOrNull(batch.Cursor),
            before.Pages + batch.Pages,
            before.Discovered + batch.Listings.Length + batch.Failures,
            before.Unchanged + unchanged,
            before.Rejected + batch.Failures)
        {
            BegunAt = before.BegunAt ?? batch.BegunAt,
            Unreachable = before.Unreachable + batch.Unreachable,
            Slipped = before.Slipped + batch.Slipped,
            New = before.New + inserts.Length,
            Parts = batch.Parts ?? before.Parts,
            Day = today.Day,
            PagesOfDay = today.PagesOfDay,
        };
        return new(
            inserts,
            updates,
            [.. rows.Where(r => !news.Contains(r.Id)).Select(r => new SeenRow(r.Id, ListingRevision.IsOlder(r.ObservedAt, known[r.Id].ObservedAt, now) ? null : r.ObservedAt))],
            [.. rows.Where(r => !news.Contains(r.Id) && known[r.Id].Lacks(r))],
            [.. changed.Select(r => new LogRow(null, r.Id, LogStages.Discovery, LogStages.Success, worker, Math.Max(0, (long)(now - r.ObservedAt).TotalMilliseconds), null, now))],
            tasks,
            [
                new(CounterNames.Discovered, batch.Listings.Length + batch.Failures),
                new(CounterNames.Unchanged, unchanged + superseded),
                new(CounterNames.Rejected, batch.Failures),
                new(CounterNames.Unreachable, batch.Unreachable),
            ],
            new DiscoveryCommit(checkpoint, inserts.Length, updates.Length, unchanged, [.. ingestion.Select(t => t.Id)]));

        // Each commit of a task queues anew, each source by itself.
        LeasedTask Commit(string source) => task with { Task = task.Task with { Id = $"{task.Task.Id}:{task.Commits}:{source}", Priority = batch.Priority } };
    }

    private static (List<RawRow> Rows, ImmutableArray<NewTask> Tasks) InBatches(ImmutableArray<RawRow> rows, DiscoveryBatch batch, LeasedTask task)
    {
        var batched = new List<RawRow>(rows.Length);
        var tasks = ImmutableArray.CreateBuilder<NewTask>();
        foreach (var source in rows.GroupBy(r => r.Key.Source.Value))
            foreach (var chunk in source.Chunk(Math.Max(1, batch.IngestionBatchSize)))
            {
                if (batch.Gathers && chunk.Length < batch.IngestionBatchSize)
                {
                    batched.AddRange(chunk);
                    continue;
                }

                var id = DeterministicGuid.Of($"{task.Task.Id}:{task.Lease.Fence}:{task.Commits}:{tasks.Count}");
                batched.AddRange(chunk.Select(r => r with { Batch = id }));
                tasks.Add(FollowUpTasks.Ingestion(source.Key, id, [.. chunk.Select(r => r.Id)], task.Task.Area, batch.Priority, batch.TraceParent));
            }

        return (batched, tasks.ToImmutable());
    }
}
