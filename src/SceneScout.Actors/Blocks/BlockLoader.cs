using System.Collections.Immutable;
using System.Threading.Channels;
using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;
using SceneScout.Domain.Matching;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Blocks;

/// <summary>A node's one way of reading blocks: what many cold blocks ask at the same time is one question to the store. While one runs the next gathers, so none waits for a timer.</summary>
public sealed class BlockLoader
{
    /// <summary>Blocks that wait for the next question at most; who comes then waits for room.</summary>
    internal const int MaxWaiting = 4096;

    /// <summary>Blocks in one question at most.</summary>
    internal const int MaxBatch = 256;

    private readonly Channel<Request> _requests = Channel.CreateBounded<Request>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly IEventStore _events;

    /// <summary>Makes a loader; it works once <see cref="Run"/> was called.</summary>
    /// <param name="events">Where to read.</param>
    public BlockLoader(IEventStore events) => _events = events;

    /// <summary>Starts the stream that reads; it ends with the materializer.</summary>
    public void Run(IMaterializer materializer) =>
        ChannelSource.FromReader(_requests.Reader).Via(Batches()).RunWith(Sink.Ignore<int>(), materializer);

    /// <summary>Every event of a block, with its members.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<ImmutableArray<StoredEvent>> LoadAsync(string block, CancellationToken cancellation)
    {
        var request = new Request(block);
        await _requests.Writer.WriteAsync(request, cancellation);
        return await request.Loaded.Task.WaitAsync(cancellation);
    }

    /// <summary>The stream's own part: requests go in and the sizes of their batches come out, once they were answered.</summary>
    internal Flow<Request, int, NotUsed> Batches() =>
        Flow.Create<Request>()
            .Batch(MaxBatch, ImmutableList.Create, (batch, request) => batch.Add(request))
            .SelectAsync(1, ReadAsync);

    private async Task<int> ReadAsync(ImmutableList<Request> batch)
    {
        try
        {
            var loaded = await _events.LoadBlocksAsync([.. batch.Select(r => r.Block).Distinct(StringComparer.Ordinal)], CancellationToken.None);
            foreach (var request in batch)
                request.Loaded.TrySetResult(loaded[request.Block]);
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to those who wait for the blocks, not to the stream.
        catch (Exception e)
#pragma warning restore CA1031
        {
            foreach (var request in batch)
                request.Loaded.TrySetException(e);
        }

        return batch.Count;
    }

    /// <summary>A block that is wanted, and where it goes.</summary>
    /// <param name="Block">Its name.</param>
    internal sealed record Request(string Block)
    {
        /// <summary>Ends with its events.</summary>
        public TaskCompletionSource<ImmutableArray<StoredEvent>> Loaded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
