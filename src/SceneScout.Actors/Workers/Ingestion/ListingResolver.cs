using System.Collections.Immutable;
using Akka;
using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;
using SceneScout.Actors.Blocks;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;

namespace SceneScout.Actors.Workers.Ingestion;

/// <summary>Brings listings to the blocks that own them and gathers the answers.</summary>
internal sealed class ListingResolver
{
    // A block loads its events and decides within a second or two; one whose node is lost is up elsewhere after a failover, and the task waits for that without the worker.
    private static readonly TimeSpan BlockTimeout = TimeSpan.FromSeconds(10);
    private const int MostTurns = 3;
    private readonly SpawnServices _services;
    private readonly IActorRef _blocks;
    private readonly IMaterializer _materializer;
    private readonly CancellationToken _cancellation;
    private volatile AskTimeoutException? _silent;

    public ListingResolver(SpawnServices services, IActorRef blocks, IMaterializer materializer, CancellationToken cancellation)
    {
        _services = services;
        _blocks = blocks;
        _materializer = materializer;
        _cancellation = cancellation;
    }

    /// <summary>Answers for all listings, in no particular order.</summary>
    /// <param name="listings">The listings.</param>
    /// <param name="traceParent">Trace context of the task.</param>
    /// <exception cref="FaultException">A block refused.</exception>
    /// <exception cref="AskTimeoutException">A block does not answer; what the others decided stands.</exception>
    public async Task<ImmutableArray<MatchAnswer>> ResolveAsync(ImmutableArray<IncomingListing> listings, string? traceParent)
    {
        if (listings.IsEmpty)
            return [];

        var homes = await HomesAsync(listings);
        for (var turn = 1; ; turn++)
            try
            {
                return await ResolveAsync(listings, homes, traceParent);
            }
            catch (FaultException) when (turn < MostTurns)
            {
                // Another block may have taken listings over meanwhile; else it is the fault that it is.
                var (before, now) = (homes, await HomesAsync(listings));
                if (now.All(home => before[home.Key] == home.Value))
                    throw;
                homes = now;
            }
    }

    private Task<ImmutableDictionary<ListingKey, string>> HomesAsync(ImmutableArray<IncomingListing> listings) =>
        BlockHomes.OfAsync(_services.Store.Events, [.. listings.Select(l => l.Listing)], _cancellation);

    private async Task<ImmutableArray<MatchAnswer>> ResolveAsync(ImmutableArray<IncomingListing> listings, ImmutableDictionary<ListingKey, string> homes, string? traceParent)
    {
        var commands = listings
            .GroupBy(l => homes[l.Listing.Key])
            .Select(block => new BlockCommands.Resolve(block.Key, [.. block]) { TraceParent = traceParent });
        var answers = await Source.From(commands)
            .Via(Answers())
            .RunAggregate(ImmutableArray<MatchAnswer>.Empty, (all, some) => all.AddRange(some), _materializer);
        return _silent is null ? answers : throw _silent;
    }

    /// <summary>The stream from questions to answers, as they come. No more blocks are asked at once than the settings allow, and none is asked before somebody wants its answer.</summary>
    internal Flow<BlockCommands.Resolve, ImmutableArray<MatchAnswer>, NotUsed> Answers() =>
        Flow.Create<BlockCommands.Resolve>().SelectAsyncUnordered(_services.Options.BlockParallelism, HearAsync);

    // The stream would log its exception as an error.
    private async Task<ImmutableArray<MatchAnswer>> HearAsync(BlockCommands.Resolve command)
    {
        try
        {
            return await AskAsync(command);
        }
        catch (AskTimeoutException e)
        {
            _silent = e;
            return [];
        }
    }

    private async Task<ImmutableArray<MatchAnswer>> AskAsync(BlockCommands.Resolve command) =>
        await _blocks.AskAsync<object>(command, BlockTimeout, _services.Time, _cancellation) switch
        {
            BlockReplies.Resolved resolved => resolved.Answers,
            BlockReplies.Refused refused => throw new FaultException(refused.Fault),
            var other => throw new InvalidOperationException($"A block answered {other.GetType().Name}."),
        };
}
