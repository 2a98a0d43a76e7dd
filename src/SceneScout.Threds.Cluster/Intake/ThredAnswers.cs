using System.Collections.Concurrent;
using Akka.Actor;
using SceneScout.Threds.Cluster.Instances;

namespace SceneScout.Threds.Cluster.Intake;

/// <summary>
/// Where threds' answers to this node's intake arrive: one address for all of them, under which other nodes reach it, too. An answer finds who waits for it by its number.
/// To ask of an actor system costs a place, a name and a timer for each question, which is a tenth of what an event costs.
/// Safe for concurrent use.
/// </summary>
internal sealed class ThredAnswers : MinimalActorRef, IDisposable
{
    /// <summary>So many wait at most.</summary>
    internal const int MostWaiting = 100_000;

    /// <summary>Nobody waits longer beyond his time than this.</summary>
    internal static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<long, Waiting> _waiting = new();
    private readonly TimeProvider _time;
    private readonly int _most;
    private readonly ITimer _sweeper;
    private long _number;
    private int _count;
    private int _sweeps;
    private volatile bool _stopped;

    /// <summary>Makes a node's, and its address known to its actor system.</summary>
    /// <param name="system">The actor system.</param>
    /// <param name="time">The clock of its waits.</param>
    /// <param name="most">So many wait at most.</param>
    internal ThredAnswers(ActorSystem system, TimeProvider time, int most = MostWaiting)
    {
        (Provider, _time, _most) = (((ExtendedActorSystem)system).Provider, time, most);
        // What was asked in an earlier life of the node is answered to a name that is nobody's.
        Path = Provider.TempPath().Parent / $"thred-answers-{Guid.NewGuid():N}";
        _sweeper = time.CreateTimer(_ => Sweep(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Provider.RegisterTempActor(this, Path);
    }

    /// <inheritdoc />
    public override ActorPath Path { get; }

    /// <inheritdoc />
    public override IActorRefProvider Provider { get; }

    /// <summary>How many wait.</summary>
    internal int Count => Volatile.Read(ref _count);

    /// <summary>A number for a command that no other has.</summary>
    internal long Next() => Interlocked.Increment(ref _number);

    /// <summary>Tells a thred something and waits for its answer.</summary>
    /// <param name="region">The threds.</param>
    /// <param name="command">What it is told, under a number of <see cref="Next"/>. It may be asked again under the same when there was no answer.</param>
    /// <param name="patience">So long.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>The answer; null when there was none in time.</returns>
    /// <exception cref="IntakeBusyException">Too many wait already, or the node stops.</exception>
    internal async Task<ThredReplies.Done?> AskAsync(IActorRef region, IThredStepCommand command, TimeSpan patience, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var waiting = new Waiting(_time.GetTimestamp() + (long)(patience.TotalSeconds * _time.TimestampFrequency));
        try
        {
            if (Interlocked.Increment(ref _count) > _most)
                throw new IntakeBusyException($"{_most} events are under way at this node already.");
            if (!_waiting.TryAdd(command.Ref, waiting))
                throw new ArgumentException($"Somebody waits for the answer of number {command.Ref} already.", nameof(command));
            using var registration = cancellation.UnsafeRegister(static (given, token) => ((Waiting)given!).TrySetCanceled(token), waiting);
            if (_stopped)
                throw Stopping();
            SweepLater();
            region.Tell(command, this);
            return await waiting.Task.ConfigureAwait(false);
        }
        finally
        {
            _waiting.TryRemove(new(command.Ref, waiting));
            Interlocked.Decrement(ref _count);
        }
    }

    /// <summary>Whoever waits is told that the node stops.</summary>
    public void Dispose()
    {
        _stopped = true;
        Provider.UnregisterTempActor(Path);
        _sweeper.Dispose();
        foreach (var (_, waiting) in _waiting)
            waiting.TrySetException(Stopping());
    }

    /// <inheritdoc />
    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is not ThredReplies.Done done)
            Provider.DeadLetters.Tell(message, sender);
        else if (_waiting.TryRemove(done.Ref, out var waiting))
            waiting.TrySetResult(done);
        // Nobody waits for what comes too late: it was asked again, or given up.
    }

    private static IntakeBusyException Stopping() => new("This node is about to stop.");

    // While nobody waits nothing runs.
    private void SweepLater()
    {
        if (Interlocked.Exchange(ref _sweeps, 1) == 0 && !_stopped)
            _sweeper.Change(Every, Timeout.InfiniteTimeSpan);
    }

    private void Sweep()
    {
        var now = _time.GetTimestamp();
        foreach (var (_, waiting) in _waiting)
        {
            if (waiting.Until <= now)
                waiting.TrySetResult(null);
        }

        Volatile.Write(ref _sweeps, 0);
        if (!_waiting.IsEmpty)
            SweepLater();
    }

    /// <summary>Somebody who waits; he goes on elsewhere than on the thread of whoever answers.</summary>
    /// <param name="until">His time.</param>
    private sealed class Waiting(long until) : TaskCompletionSource<ThredReplies.Done?>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public long Until => until;
    }
}
