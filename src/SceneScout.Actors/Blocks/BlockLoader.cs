using Akka.Streams;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Blocks;

/// <summary>A node's one way of reading blocks: what many cold blocks ask at the same time is one question to the store.</summary>
public sealed class BlockLoader
{
    private const int MaxWaiting = 4096;
    private const int MaxBatch = 256;
    private readonly Gathering<string, LoadedBlock> _questions;

    /// <summary>Makes a loader; it works once <see cref="Run"/> was called.</summary>
    /// <param name="events">Where to read.</param>
    public BlockLoader(IEventStore events) => _questions = new(MaxWaiting, MaxBatch, async blocks =>
    {
        var asked = blocks.Distinct(StringComparer.Ordinal).ToList();
        var rulings = await events.RulingsAsync(asked, CancellationToken.None);
        var loaded = await events.LoadBlocksAsync(asked, CancellationToken.None);
        return blocks.ConvertAll(block => new LoadedBlock(loaded[block], rulings.GetValueOrDefault(block, [])));
    });

    /// <summary>Starts the stream that reads; it ends with the materializer.</summary>
    public void Run(IMaterializer materializer) => _questions.Run(materializer);

    /// <summary>Every event of a block with its members, and what people said of them.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public Task<LoadedBlock> LoadAsync(string block, CancellationToken cancellation) => _questions.AskAsync(block, cancellation);
}
