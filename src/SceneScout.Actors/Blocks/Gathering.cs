using System.Collections.Immutable;
using System.Threading.Channels;
using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Blocks;

/// <summary>Makes one call to the store of what many ask at the same time. While one call runs the next gathers, so none waits for a timer; calls follow each other. What one of them asks may spoil the call for all: then each is asked alone.</summary>
/// <param name="maxWaiting">Who waits for the next call at most; who comes then waits for room.</param>
/// <param name="maxBatch">Who shares a call at most.</param>
/// <param name="call">The call: answers as it was asked, one each, in order.</param>
internal sealed class Gathering<TAsk, TAnswer>(int maxWaiting, int maxBatch, Func<ImmutableList<TAsk>, Task<IReadOnlyList<TAnswer>>> call)
{
    private readonly Channel<Request> _requests = Channel.CreateBounded<Request>(new BoundedChannelOptions(maxWaiting) { SingleReader = true });

    /// <summary>Starts the stream that calls; it ends with the materializer.</summary>
    public void Run(IMaterializer materializer) =>
        ChannelSource.FromReader(_requests.Reader).Via(Batches()).RunWith(Sink.Ignore<int>(), materializer);

    /// <summary>Asks, together with others.</summary>
    public async Task<TAnswer> AskAsync(TAsk ask, CancellationToken cancellation)
    {
        var request = new Request(ask);
        await _requests.Writer.WriteAsync(request, cancellation);
        return await request.Answer.Task.WaitAsync(cancellation);
    }

    /// <summary>The stream's own part: requests go in and the sizes of their batches come out, once they were answered.</summary>
    public Flow<Request, int, NotUsed> Batches() =>
        Flow.Create<Request>()
            .Batch(maxBatch, ImmutableList.Create, (batch, request) => batch.Add(request))
            .SelectAsync(1, AnswerAsync);

    private async Task<int> AnswerAsync(ImmutableList<Request> batch)
    {
        if (await TryAsync(batch, alone: batch.Count == 1))
            return batch.Count;
        foreach (var request in batch)
            await TryAsync([request], alone: true);
        return batch.Count;
    }

    // A store that is away is away for each of them; anything else may be one's own fault.
    private async Task<bool> TryAsync(ImmutableList<Request> batch, bool alone)
    {
        try
        {
            var answers = await call(batch.ConvertAll(r => r.Ask));
            foreach (var (request, answer) in batch.Zip(answers))
                request.Answer.TrySetResult(answer);
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to those who asked, not to the stream.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (!alone && e is not StoreUnavailableException)
                return false;
            foreach (var request in batch)
                request.Answer.TrySetException(e);
        }

        return true;
    }

    /// <summary>What one asks, and where its answer goes.</summary>
    /// <param name="Ask">What is asked.</param>
    internal sealed record Request(TAsk Ask)
    {
        /// <summary>Ends with the answer.</summary>
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
