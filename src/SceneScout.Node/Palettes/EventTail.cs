using System.Globalization;
using System.Runtime.CompilerServices;
using SceneScout.Contracts.Palettes;
using SceneScout.Domain.Feed;
using SceneScout.Node.Http;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <c>event tail</c>: changes of events as they come, out of the feed.</summary>
internal sealed class EventTail(CommandServices services)
{
    private const int Page = 100;

    /// <summary>The changes, until the caller stops or has as many as wanted.</summary>
    public async IAsyncEnumerable<CommandResponse> RunAsync(CommandArguments given, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var kinds = given.ArgumentValues("kind").Select(kind => EventChangeKinds.Parse(kind)!.Value).ToHashSet();
        var left = given.Number("count") ?? int.MaxValue;
        if (await StartAsync(given.Text("since"), cancellation) is not { } since)
        {
            yield return CommandResponse.Unknown("since", given.Required("since"), "a whole number from 0 on, a place in the feed");
            yield break;
        }

        while (true)
        {
            // Before the look: a wake between it and the wait is not lost.
            var next = services.Spawn.FeedSignal.Next;
            var page = await services.Store.Feed.ReadAsync(since, Page, documents: true, cancellation);
            if (page.Reset)
                yield return CommandResponse.Of(
                    Texts.Of($"reset: changes after {since} are not kept any more; going on after {page.Next}"), new { reset = true, since, next = page.Next });
            foreach (var change in page.Changes.Where(change => kinds.Count == 0 || kinds.Contains(change.Kind)))
            {
                yield return Response(change);
                if (--left == 0)
                    yield break;
            }

            since = page.Next;
            if (page.Next >= page.Head)
                await next.WaitAsync(cancellation);
        }
    }

    private async Task<long?> StartAsync(string? since, CancellationToken cancellation) =>
        since is null ? (await services.Store.Feed.ReadAsync(0, 1, documents: false, cancellation)).Head
        : long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place
        : null;

    private CommandResponse Response(FeedChange change)
    {
        var view = EventChangeView.Of(change, services.Options.Registry);
        return CommandResponse.Of(
            Texts.Of($"{change.Seq} | {Texts.Time(change.At)} | {view.Kind} | {change.EventId} | version {change.Version} | {Texts.OrDash(view.Event?.Title)}"), view);
    }
}
