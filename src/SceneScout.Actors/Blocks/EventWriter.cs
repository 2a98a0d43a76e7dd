using System.Collections.Immutable;
using System.Threading.Channels;
using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;
using SceneScout.Domain.Matching;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Blocks;

/// <summary>A node's one way of writing events: the small writes of many blocks become few large transactions. While one transaction runs the next batch gathers, so no write waits for a timer.</summary>
public sealed class EventWriter
{
    /// <summary>Requests that wait for the next batch at most; who comes then waits for room.</summary>
    internal const int MaxWaiting = 1024;

    /// <summary>Requests in one transaction at most.</summary>
    internal const int MaxBatch = 256;

    private readonly Channel<Request> _requests =
        Channel.CreateBounded<Request>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    private readonly IEventStore _events;
    private readonly TimeProvider _time;

    /// <summary>Makes a writer; it works once <see cref="Run"/> was called.</summary>
    /// <param name="events">Where to write.</param>
    /// <param name="time">The clock.</param>
    public EventWriter(IEventStore events, TimeProvider time)
    {
        _events = events;
        _time = time;
    }

    /// <summary>Starts the stream that writes; it ends with the materializer.</summary>
    public void Run(IMaterializer materializer) =>
        ChannelSource.FromReader(_requests.Reader).Via(Batches()).RunWith(Sink.Ignore<int>(), materializer);

    /// <summary>The stream's own part: requests go in and the sizes of their batches come out, once they were answered. Batches are written one after the other.</summary>
    internal Flow<Request, int, NotUsed> Batches() =>
        Flow.Create<Request>()
            .Batch(MaxBatch, ImmutableList.Create, (batch, request) => batch.Add(request))
            .SelectAsync(1, WriteAsync);

    /// <summary>Writes one block's changes, together with those of others.</summary>
    /// <returns>For each change whether it was written; false when an expected version did not hold.</returns>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    public async Task<ImmutableArray<bool>> WriteAsync(ImmutableArray<EventMutation> mutations, CancellationToken cancellation)
    {
        var request = new Request(mutations);
        await _requests.Writer.WriteAsync(request, cancellation);
        return await request.Written.Task.WaitAsync(cancellation);
    }

    private async Task<int> WriteAsync(ImmutableList<Request> batch)
    {
        try
        {
            var all = batch.SelectMany(r => r.Mutations).ToList();
            var written = await _events.WriteAsync(all, _time.GetUtcNow(), CancellationToken.None);
            var offset = 0;
            foreach (var request in batch)
            {
                request.Written.TrySetResult([.. written.AsSpan(offset, request.Mutations.Length)]);
                offset += request.Mutations.Length;
            }
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to those who wait for the write, not to the stream.
        catch (Exception e)
#pragma warning restore CA1031
        {
            foreach (var request in batch)
                request.Written.TrySetException(e);
        }

        return batch.Count;
    }

    /// <summary>Changes of one block, and where its answer goes.</summary>
    /// <param name="Mutations">The changes.</param>
    internal sealed record Request(ImmutableArray<EventMutation> Mutations)
    {
        /// <summary>Ends with whether each change was written.</summary>
        public TaskCompletionSource<ImmutableArray<bool>> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
