using System.Collections.Immutable;
using System.Diagnostics;
using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Util;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Discovery;

/// <summary>The stream of a discovery task: pages, one after the other as the API's cursor goes, gathered for a moment, kept in one transaction with the checkpoint. The next page is read while the last ones are being kept.</summary>
internal sealed class DiscoverySearch
{
    private const int MostUnreadable = 1000;
    private const int LongestId = 500;

    // A cursor of this stream's own, for a search that is made again from its beginning: no client gives an empty one.
    private const string FromStart = "";
    private readonly TaskRecord _task;
    private readonly SourceName _source;
    private readonly ISourceClient _client;
    private readonly ISourceAdapter _adapter;
    private readonly SpawnServices _services;
    private readonly Action _queued;
    private readonly DateTimeOffset _begunAt;
    private readonly CancellationToken _cancellation;

    // Pages are kept on a stream's thread, which knows nothing of the trace.
    private readonly Activity? _trace = Activity.Current;
    private volatile bool _isHeld;

    public DiscoverySearch(TaskRecord task, SourceName source, ISourceClient client, SpawnServices services, Action queued, CancellationToken cancellation)
    {
        _task = task;
        _source = source;
        _client = client;
        _adapter = services.Sources.Adapter(source) ?? throw new ArgumentException($"source '{source}' has no adapter: one of {services.Sources.Names}.", nameof(source));
        _services = services;
        _begunAt = services.Now;
        _queued = queued;
        _cancellation = cancellation;
    }

    /// <summary>Whether its turn ended early because a stage that follows has as much waiting as it may: no further call began, and what had been read was kept.</summary>
    public bool IsHeld => _isHeld;

    /// <summary>Reads from a checkpoint to the end of the search or of its turn.</summary>
    /// <param name="query">The search.</param>
    /// <param name="from">Where it stands.</param>
    /// <param name="known">How the last whole search of the area began its parts; null when nothing may be left out.</param>
    /// <param name="turn">Its turn.</param>
    /// <param name="materializer">Runs the stream.</param>
    /// <returns>The last checkpoint, and what stopped the search before its end, if something did; all pages before stand kept.</returns>
    public async Task<(DiscoveryCheckpoint Last, SpawnFault? Fault)> RunAsync(
        AreaQuery query, DiscoveryCheckpoint from, PartsMemory? known, SearchTurn turn, IMaterializer materializer)
    {
        var options = _services.Options;
        SpawnFault? fault = null;
        await using var ahead = new ReadAhead(_client, query, _services.Time, _cancellation);
        var last = await Pages(query, from, known, turn, ahead)
            .TakeWhile(step => step is not Step.Fault failed || Stop(failed))
            .Collect(step => step is Step.Page, step => (Step.Page)step)
            .Buffer(options.PagesPerCommit, OverflowStrategy.Backpressure)
            .GroupedWithin(options.PagesPerCommit, options.MaxCommitWait)
            .SelectAsync(1, steps => SpawnActivities.Within(_trace, () => KeepAsync(steps)))
            .RunAggregate(from, (_, now) => now, materializer);
        return (last, fault);

        bool Stop(Step.Fault failed)
        {
            fault = failed.Of;
            return false;
        }
    }

    private Source<Step, NotUsed> Pages(AreaQuery query, DiscoveryCheckpoint from, PartsMemory? known, SearchTurn turn, ReadAhead ahead) =>
        Source.UnfoldAsync<Position, Step>(new Position(from.Cursor, 0, AtEnd: false, from.Parts ?? (known is null || from.Pages > 0 ? SearchParts.AllOf : SearchParts.MaybeLess)), async position =>
        {
            if (position.AtEnd)
                return Option<(Position, Step)>.None;
            var reading = await ahead.FetchAsync(position.Cursor is FromStart ? null : position.Cursor, IsOver(position.Calls) ? 0 : turn.Further(position.Calls + ahead.Waiting));
            return reading.Result switch
            {
                FetchResult.Page page => After(page, reading.At),
                FetchResult.Failed failed => (position with { AtEnd = true }, new Step.Fault(failed.Fault)),
                _ => throw new InvalidOperationException("A client answers a page or a fault."),
            };

            (Position, Step) After(FetchResult.Page page, DateTimeOffset at)
            {
                var (parts, step) = position.Parts.Read(page.Head, skips => (skips ? page.Behind : page.NextCursor) is null, known);
                var next = step switch { PartStep.SkipRest => page.Behind, PartStep.StartOver => FromStart, _ => page.NextCursor };
                // What was asked for already is read to the end.
                var atEnd = next is null || (!ahead.Has(next) && IsOver(position.Calls + 1 + ahead.Waiting));
                return (new Position(next, position.Calls + 1, atEnd, parts), new Step.Page(page, at, next, parts));
            }

            bool IsOver(int calls) => _isHeld || turn.IsOver(calls, _services.Now);
        });

    private async Task<DiscoveryCheckpoint> KeepAsync(IEnumerable<Step.Page> steps)
    {
        var read = steps.ToList();
        var pages = read.ConvertAll(step => step.Of);
        var found = read.SelectMany(step => step.Of.Answer.Listings.Select(listing => (Raw: listing, Read: FoundListing.Normalise(listing, _adapter), step.At))).ToList();
        var listings = found.Select(one => FoundListing.Of(one.Raw, one.Read, one.At)).ToImmutableArray();
        var batch = new DiscoveryBatch(
            _task.Lease,
            listings,
            [.. pages.SelectMany(p => p.Answer.Venues)],
            pages.Sum(p => p.Answer.Failures.Length),
            read[^1].Next,
            pages.Count,
            _task.Task.Priority,
            _services.Options.IngestionBatchSize,
            _task.Task.TraceParent)
        {
            BegunAt = _begunAt,
            Gathers = _services.Options.IngestionMaxWait > TimeSpan.Zero,
            Next = _services.Stages.FollowUps(TaskType.Discovery, _services.Options),
            Parts = read[^1].Parts,
            Unreadable = [.. pages.SelectMany(p => p.Answer.Failures).Where(IsNamed).Select(f => new ListingKey(_source, f.ExternalId!)).Take(MostUnreadable)],
            Slipped = pages.Count(p => p.Slipped),
            Unreachable = pages.Sum(p => p.Unreachable + p.Answer.Failures.Count(f => !IsNamed(f))),
        };
        // Before others can see the rows: their ingestion may begin with the commit.
        foreach (var one in found)
            _services.Listings.Put(one.Raw.Key, one.Raw.ContentHash, one.Read);
        var kept = await _services.Store.RawEvents.CommitDiscoveryAsync(batch, _services.Now, _cancellation)
            ?? throw new FaultException(new SpawnFault(FaultKind.LeaseLost, "Another worker has the task."));
        if (kept.New + kept.Changed == 0)
            foreach (var one in found)
                _services.Listings.Take(one.Raw.Key, one.Raw.ContentHash);
        SpawnInstruments.Discovered(_source, listings.Length);
        if (!kept.IngestionTasks.IsEmpty)
            _queued();
        if (await _services.Store.Tasks.HoldsAsync(_services.Stages.Marks(TaskType.Discovery, _services.Options), _services.Now, _cancellation))
            _isHeld = true;
        return kept.Checkpoint;
    }

    private static bool IsNamed(ListingFailure failure) => failure.ExternalId is { Length: > 0 and <= LongestId };

    private sealed record Position(string? Cursor, int Calls, bool AtEnd, SearchParts Parts);

    private abstract record Step
    {
        public sealed record Page(FetchResult.Page Of, DateTimeOffset At, string? Next, SearchParts Parts) : Step;

        public sealed record Fault(SpawnFault Of) : Step;
    }
}
