using System.Collections.Immutable;
using Akka.Streams;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Blocks;

/// <summary>A node's one way of reading blocks: what many cold blocks ask at the same time is one question to the store.</summary>
public sealed class BlockLoader
{
    private const int MaxWaiting = 4096;
    private const int MaxBatch = 256;
    private readonly Gathering<string, LoadedBlock> _questions;
    private readonly IEventStore _events;

    /// <summary>Makes a loader; it works once <see cref="Run"/> was called.</summary>
    /// <param name="events">Where to read.</param>
    public BlockLoader(IEventStore events)
    {
        _events = events;
        _questions = new(MaxWaiting, MaxBatch, async blocks =>
        {
            var asked = blocks.Distinct(StringComparer.Ordinal).ToList();
            var rulings = await events.RulingsAsync(asked, CancellationToken.None);
            var loaded = await events.LoadBlocksAsync(asked, CancellationToken.None);
            return blocks.ConvertAll(block => new LoadedBlock(loaded[block], rulings.GetValueOrDefault(block, [])));
        });
    }

    /// <summary>Starts the stream that reads; it ends with the materializer.</summary>
    public void Run(IMaterializer materializer) => _questions.Run(materializer);

    /// <summary>Every event of a block with its members, and what people said of them.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public Task<LoadedBlock> LoadAsync(string block, CancellationToken cancellation) => _questions.AskAsync(block, cancellation);

    /// <summary>The same after the store refused what the block decided, with where else the listings and ids are that it was about: another block may have taken events over.</summary>
    /// <param name="block">The block.</param>
    /// <param name="listings">Listings that were to be decided of.</param>
    /// <param name="born">Ids of events that were to be new.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<LoadedBlock> LoadAgainAsync(string block, IReadOnlyCollection<ListingKey> listings, IReadOnlyCollection<Guid> born, CancellationToken cancellation)
    {
        var homes = listings.Count == 0 ? [] : await _events.FindBlocksAsync(listings, cancellation);
        var taken = born.Count == 0 ? [] : await _events.BlocksOfAsync(born, cancellation);
        return await LoadAsync(block, cancellation) with
        {
            HasMoved = homes.Values.Any(home => home != block),
            Elsewhere = [.. taken.Where(other => other.Value != block).Select(other => other.Key)],
        };
    }

    /// <summary>Events of other blocks, and what people said of their listings.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<(ImmutableArray<LodgedEvent> Events, ImmutableArray<PairRuling> Rulings)> StrangersAsync(IReadOnlyCollection<Guid> events, CancellationToken cancellation)
    {
        var strangers = await _events.LoadEventsAsync(events, cancellation);
        return (strangers, await _events.RulingsOfAsync([.. strangers.SelectMany(stranger => stranger.Event.Members).Select(member => member.Key)], cancellation));
    }
}
