using System.Collections.Immutable;
using Akka.Actor;
using SceneScout.Actors.Journals;
using SceneScout.Threds.Cluster.Journal;
using SceneScout.Threds.Cluster.Wire;

namespace SceneScout.Threds.Cluster.Hosting;

/// <summary>
/// A persistent entity that takes together what came while its journal was busy: decided one after the other, kept in one entry, answered when that is durable.
/// When the journal fails it stops; its senders send again.
/// </summary>
internal abstract class GroupCommitActor : SnapshottingActor, IWithTimers
{
    /// <summary>At most so many are taken together.</summary>
    private const int MostAtOnce = 64;

    /// <summary>At most so many wait.</summary>
    private const int MostWaiting = 5000;

    private readonly Queue<Waiting> _waiting = new();
    private bool _writing;
    private bool _stopping;

    /// <summary>Made by its heirs.</summary>
    protected GroupCommitActor() => (JournalPluginId, SnapshotPluginId) = (ThredJournal.PluginId, ThredSnapshots.PluginId);

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Whether something waits to be decided or to be durable.</summary>
    protected bool IsBusy => _writing || _waiting.Count > 0;

    /// <summary>What waits, the oldest first.</summary>
    protected IEnumerable<object> Pending => _waiting.Select(waiting => waiting.Command);

    /// <summary>Handles a command in its turn.</summary>
    protected void InTurn<T>()
        where T : notnull => Command<T>(command => Enqueue(command, Sender));

    /// <summary>Takes a command in its turn.</summary>
    protected void Enqueue(object command, IActorRef sender)
    {
        if (_waiting.Count >= MostWaiting)
        {
            TurnAway(command, sender);
            return;
        }

        _waiting.Enqueue(new(command, sender));
        Next();
    }

    /// <summary>Decides what waits, if that can be done now.</summary>
    protected void Next()
    {
        if (_writing || _stopping || _waiting.Count == 0 || !IsReady())
            return;
        var batch = ImmutableArray.CreateBuilder<Waiting>(Math.Min(_waiting.Count, MostAtOnce));
        while (batch.Count < MostAtOnce && _waiting.TryDequeue(out var waiting))
            batch.Add(waiting);
        var (row, then) = Decide(batch.DrainToImmutable());
        if (row is null)
            then();
        else
            Write(row, then);
        Next();
    }

    /// <summary>Keeps an entry, then goes on.</summary>
    protected void Write(IThredWire row, Action then)
    {
        _writing = true;
        PersistAsync(row, _ =>
        {
            _writing = false;
            then();
            if (_stopping)
                Stop();
            else
                Next();
        });
    }

    /// <summary>Stops when nothing is being written any more. What waits is sent again by its senders.</summary>
    protected void StopWhenWritten()
    {
        _stopping = true;
        if (!_writing)
            Stop();
    }

    /// <summary>Whether the first that waits can be decided now; else <see cref="Next"/> is called when it can.</summary>
    protected virtual bool IsReady() => true;

    /// <summary>Decides, in order. What is to be done afterwards is done when the entry is durable, or at once when there is none.</summary>
    protected abstract (IThredWire? Row, Action Then) Decide(ImmutableArray<Waiting> batch);

    /// <summary>Answers a command for which there is no room.</summary>
    protected abstract void TurnAway(object command, IActorRef sender);

    /// <summary>What is left to do before it stops; it ends with <c>Context.Stop(Self)</c>.</summary>
    protected virtual void Stop() => Context.Stop(Self);

    /// <summary>A command and who waits for its answer.</summary>
    internal readonly record struct Waiting(object Command, IActorRef Sender);
}
