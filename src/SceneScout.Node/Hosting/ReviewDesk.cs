using System.Collections.Immutable;
using Akka.Actor;
using Akka.Hosting;
using SceneScout.Actors.Blocks;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Matching;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Hosting;

/// <summary>Brings what people say of listings to the owner of their block, wherever in the cluster it is.</summary>
internal sealed class ReviewDesk(IRequiredActor<Keys.Blocks> owners, IStore store)
{
    /// <summary>What <c>listing</c> accepts, for messages.</summary>
    public const string AcceptedListings = "listings of the event as source:id, at least one and not all";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Says that a pair is one event, or that it is two.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="isSame">Which.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Stops the wait, not the change.</param>
    public Task<(ImmutableArray<Guid> Changed, SpawnFault? Fault)> RuleAsync(ReviewPair pair, bool isSame, string by, CancellationToken cancellation) =>
        AskAsync(new BlockCommands.Rule(pair.Block, [PairRuling.Of(pair.Left, pair.Right, isSame)], by), cancellation);

    /// <summary>Takes listings out of an event and keeps them apart from those that stay.</summary>
    /// <param name="document">The event.</param>
    /// <param name="leaving">Listings of it, not all.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Stops the wait, not the change.</param>
    public Task<(ImmutableArray<Guid> Changed, SpawnFault? Fault)> SplitAsync(EventDocument document, ImmutableArray<ListingKey> leaving, string by, CancellationToken cancellation)
    {
        var staying = document.Event.Listings.RemoveRange(leaving);
        return AskAsync(new BlockCommands.Rule(document.Event.Block, [.. leaving.SelectMany(left => staying.Select(right => PairRuling.Of(left, right, false)))], by), cancellation);
    }

    /// <summary>The listings of an event that some texts name; null when they name others, none or all.</summary>
    public static ImmutableArray<ListingKey>? Leaving(EventDocument document, IReadOnlyCollection<string> texts)
    {
        ImmutableArray<ListingKey> leaving = [.. document.Event.Listings.Where(key => texts.Contains(key.ToString()))];
        return leaving.Length == texts.Distinct(StringComparer.Ordinal).Count() && leaving.Length > 0 && leaving.Length < document.Event.Listings.Length ? leaving : null;
    }

    /// <summary>Pairs in a state, the likeliest first.</summary>
    public Task<ImmutableArray<ReviewPair>> ListAsync(PairReviewState state, int limit, CancellationToken cancellation) => store.Events.ReviewPairsAsync(state, limit, cancellation);

    /// <summary>A pair by the text of its id; null when there is none.</summary>
    public async Task<ReviewPair?> FindAsync(string id, CancellationToken cancellation) =>
        Guid.TryParse(id, out var guid) ? await store.Events.FindReviewPairAsync(guid, cancellation) : null;

    private async Task<(ImmutableArray<Guid> Changed, SpawnFault? Fault)> AskAsync(BlockCommands.Rule rule, CancellationToken cancellation)
    {
        var region = await owners.GetAsync(cancellation);
        try
        {
            return await region.Ask<object>(rule, Timeout, cancellation) switch
            {
                BlockReplies.Ruled ruled => (ruled.Events, null),
                BlockReplies.Refused refused => ([], refused.Fault),
                var other => throw new InvalidOperationException($"A block answered {other.GetType().Name}."),
            };
        }
        catch (AskTimeoutException)
        {
            return ([], new SpawnFault(FaultKind.TaskTimeout, $"The owner of block {rule.Block} did not answer within {Timeout.TotalSeconds:0} s; it may be moving to another node. Saying it again is harmless."));
        }
    }
}
