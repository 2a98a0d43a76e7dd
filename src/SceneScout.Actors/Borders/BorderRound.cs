using System.Collections.Immutable;
using Akka.Actor;
using SceneScout.Actors.Blocks;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Matching.Borders;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Borders;

/// <summary>Looks at what was written near borders of blocks, a bounded part of the feed at a time, and has blocks take over what may be one event with theirs. All of it may be done twice, and by two nodes at once.</summary>
/// <param name="services">What the node shares.</param>
/// <param name="blocks">The blocks.</param>
internal sealed class BorderRound(SpawnServices services, ICanTell blocks)
{
    /// <summary>Name of the cursor in the feed.</summary>
    public const string Cursor = "borders";

    // Of the feed at once; while listings wait for their ingestion, a little of it now and then.
    private const int Most = 256;
    private const int MostBusy = 32;
    private const int MostRefusals = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MarkEvery = TimeSpan.FromHours(1);

    // What was written longer ago waits no more for listings: where they come all day, the look would fall behind the feed until it is cut off.
    private static readonly TimeSpan MostBehind = TimeSpan.FromMinutes(5);
    private bool _opened;
    private int _refusals;

    /// <summary>The next part.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer; the part is done later.</exception>
    /// <exception cref="AskTimeoutException">A block does not answer.</exception>
    /// <exception cref="FaultException">A block refused.</exception>
    public async Task<BorderStep> NextAsync(CancellationToken cancellation)
    {
        var feed = services.Store.Feed;
        var cursor = await OpenAsync(cancellation);
        var page = await feed.ReadAsync(cursor.Seq, Most, documents: false, cancellation);
        if (page.Reset)
        {
            await feed.ResetCursorAsync(Cursor, page.Next, services.Now, cancellation);
            return new BorderStep(page.Next < page.Head, false);
        }

        if (page.Changes.IsEmpty)
        {
            if (cursor.UpdatedAt < services.Now - MarkEvery)
                await feed.AdvanceAsync(Cursor, cursor.Seq, services.Now, cancellation);
            return new BorderStep(false, false);
        }

        var busy = page.Changes[0].At > services.Now - MostBehind
            && (await services.Store.Tasks.BacklogAsync(services.Now, cancellation)).Any(b => b.Type == TaskType.Ingestion && b.Ready + b.Running > 0);
        var changes = busy && page.Changes.Length > MostBusy ? page.Changes[..MostBusy] : page.Changes;
        await LookAsync([.. changes.Where(IsWritten).Select(change => change.EventId).Distinct()], cancellation);
        var to = changes.Length == page.Changes.Length ? page.Next : changes[^1].Seq;
        await feed.AdvanceAsync(Cursor, to, services.Now, cancellation);
        _refusals = 0;
        return new BorderStep(to < page.Head, busy);
    }

    private static bool IsWritten(FeedChange change) => change.Kind is EventChangeKind.Created or EventChangeKind.Updated or EventChangeKind.Split or EventChangeKind.Cancelled;

    // What is kept of the feed when somebody looks for the first time is looked at, too.
    private async Task<FeedCursor> OpenAsync(CancellationToken cancellation)
    {
        var feed = services.Store.Feed;
        if (!_opened && (await feed.CursorsAsync(cancellation)).All(lag => lag.Cursor.Name != Cursor))
        {
            await feed.OpenCursorAsync(Cursor, services.Now, cancellation);
            await feed.ResetCursorAsync(Cursor, 0, services.Now, cancellation);
        }

        _opened = true;
        return await feed.OpenCursorAsync(Cursor, services.Now, cancellation);
    }

    private async Task LookAsync(ImmutableArray<Guid> ids, CancellationToken cancellation)
    {
        if (ids.IsEmpty)
            return;
        var events = await services.Store.Events.LoadEventsAsync(ids, cancellation);
        var plan = BorderPlan.Of(events.Select(e => new BorderEvent(
            e.Event.Event.Id, e.Block, [.. e.Event.Members.Select(member => (member.Listing, member.Content.Problem)).Where(read => read.Problem is null).Select(read => read.Listing)])));
        var places = await services.Store.Events.LookAcrossAsync(plan.Lies, plan.Looks, services.Now, cancellation);
        foreach (var question in plan.Questions(places))
            await AskAsync(question, cancellation);
    }

    private async Task AskAsync(BorderQuestion question, CancellationToken cancellation)
    {
        if (await AskAsync(new BlockCommands.Kin(question.Asked, question.Events), cancellation) is not BlockReplies.Akin akin)
            return;
        foreach (var goers in question.Goers(akin.Pairs.Select(pair => (pair.Stranger, pair.Own))).Chunk(BorderQuestion.MostEvents))
            await AskAsync(new BlockCommands.Adopt(question.Taker, [.. goers]), cancellation);
    }

    // Who is refused meets another writer, whose write stands in the feed and is looked at after this; it is tried again all the same, for a while.
    private async Task<object?> AskAsync(IBlockCommand command, CancellationToken cancellation) =>
        await blocks.AskAsync<object>(command, Patience, services.Time, cancellation) switch
        {
            BlockReplies.Refused refused => ++_refusals < MostRefusals ? throw new FaultException(refused.Fault) : null,
            var answer => answer,
        };
}
