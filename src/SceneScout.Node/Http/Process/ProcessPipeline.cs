using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Workers.Discovery;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http.Process;

/// <summary>Brings sent events the way of all listings: kept in one transaction, ingested by workers, decided by their blocks. What is kept is done, whether the caller waits for it or not.</summary>
internal sealed class ProcessPipeline(SpawnServices services, ActorSystem system)
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether ingestion has as much waiting as it may: then nothing new is taken.</summary>
    public async Task<bool> IsFullAsync(CancellationToken cancellation)
    {
        var mark = services.Options.Types.GetValueOrDefault(TaskType.Ingestion)?.HighMark ?? 0;
        return mark > 0 && (await services.Store.Tasks.CountAsync(cancellation)).Where(count => count.Type == TaskType.Ingestion && count.State == TaskState.Queued).Sum(count => count.Count) >= mark;
    }

    /// <summary>Keeps events and waits for what becomes of them.</summary>
    /// <param name="call">Names the call: the ids of its tasks follow from it.</param>
    /// <param name="items">At most 1,000.</param>
    /// <param name="adapter">The source.</param>
    /// <param name="options">What the caller set.</param>
    /// <param name="until">How long to wait.</param>
    /// <param name="trace">W3C traceparent of the call.</param>
    /// <param name="cancellation">Stops waiting; what is kept goes on.</param>
    /// <returns>A result for each, in order.</returns>
    public async Task<ImmutableArray<ProcessResult>> RunAsync(
        string call, IReadOnlyList<ProcessItem> items, ISourceAdapter adapter, ProcessOptions options, DateTimeOffset until, string? trace, CancellationToken cancellation)
    {
        var last = new Dictionary<string, ProcessItem>(StringComparer.Ordinal);
        foreach (var item in items)
            if (item.Listing is { } listing)
                last[listing.Key.ExternalId] = item;
        var sent = await services.Store.RawEvents.KeepAsync(
            new SentBatch(
                call,
                [.. last.Values.Select(item => FoundListing.Of(item.Listing!, item.Read!, null))],
                items.Count(item => !item.Errors.IsEmpty || item.Skipped is not null),
                options.Priority,
                services.Options.IngestionBatchSize)
            {
                Venues = [.. items.Select(item => item.Venue).OfType<Domain.Events.VenueRecord>().DistinctBy(venue => venue.Key)],
                Again = !options.DeduplicationEnabled,
                Next = services.Stages.FollowUps(TaskType.Discovery, services.Options),
                TraceParent = trace,
            },
            services.Now,
            cancellation);
        if (sent.Any(row => row.Queued))
            DistributedPubSub.Get(system).Mediator.Tell(new Publish(Topics.Task(TaskType.Ingestion), new Hints.WorkQueued(TaskType.Ingestion)));
        var fates = await FatesAsync(sent, until, cancellation);
        var rows = sent.ToDictionary(row => row.Key.ExternalId, StringComparer.Ordinal);
        return [.. items.Select(item => Result(item, last, rows, fates))];
    }

    private static ProcessResult Result(ProcessItem item, Dictionary<string, ProcessItem> last, Dictionary<string, SentRow> rows, Dictionary<Guid, RawFate> fates)
    {
        if (!item.Errors.IsEmpty)
            return ProcessResult.Failed(item);
        if (item.Skipped is { } reason)
            return new ProcessResult(item.Index, item.Id, ProcessOutcome.Skipped) { Reason = reason };
        if (item.Venue is not null)
            return new ProcessResult(item.Index, item.Id, ProcessOutcome.Successful) { Status = "venue" };
        if (!ReferenceEquals(last[item.Id!], item))
            return new ProcessResult(item.Index, item.Id, ProcessOutcome.Skipped) { Reason = "It stands in the call again; the last counts." };
        var row = rows[item.Id!];
        var fate = fates.GetValueOrDefault(row.Id);
        var warnings = item.Read is NormaliseResult.Ok ok ? ProcessResult.Shown(ok.Listing.Warnings) : null;
        var status = fate?.EventId is null ? null : ProcessResult.StatusOf(fate.Review);
        if (!row.Queued)
            return new ProcessResult(item.Index, item.Id, ProcessOutcome.Skipped) { Reason = "It is known with the same content.", EventId = fate?.EventId, Status = status };
        if (!IsDone(fate))
            return new ProcessResult(item.Index, item.Id, ProcessOutcome.Queued) { Reason = "It is kept, and ingested as soon as a worker is free.", Warnings = warnings };
        return fate!.Error is { } error
            ? new ProcessResult(item.Index, item.Id, ProcessOutcome.Failed) { Errors = [Domain.Events.FieldError.Of("(root)", null, error)] }
            : new ProcessResult(item.Index, item.Id, ProcessOutcome.Successful) { EventId = fate.EventId, Status = status, Warnings = warnings };
    }

    private async Task<Dictionary<Guid, RawFate>> FatesAsync(ImmutableArray<SentRow> sent, DateTimeOffset until, CancellationToken cancellation)
    {
        if (sent.IsEmpty)
            return [];
        Guid[] ids = [.. sent.Select(row => row.Id)];
        var awaited = sent.Where(row => row.Queued).Select(row => row.Id).ToHashSet();
        for (var pause = FirstLook; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            // Before the look: a wake between it and the wait is not lost.
            var next = services.FeedSignal.Next;
            var fates = (await services.Store.RawEvents.FatesAsync(ids, cancellation)).ToDictionary(fate => fate.Id);
            var left = until - services.Now;
            if (awaited.All(id => IsDone(fates.GetValueOrDefault(id))) || left <= TimeSpan.Zero)
                return fates;
            await Task.WhenAny(next, Task.Delay(left < pause ? left : pause, services.Time, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static bool IsDone(RawFate? fate) => fate is { Processed: true } && (fate.Error is not null || fate.EventId is not null);
}
