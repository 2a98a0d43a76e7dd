using System.Diagnostics;
using Akka.Event;
using Akka.Persistence;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Text;

namespace SceneScout.Actors.Journals;

/// <summary>A persistent actor that takes a snapshot now and then. Older snapshots go, and with them, where its rule says so, the events that it holds: the journal of an actor stays as short as the way to its next snapshot.</summary>
public abstract class SnapshottingActor : ReceivePersistentActor
{
    private Activity? _writing;

    /// <summary>Handles what snapshots and deletions answer; part of every behaviour.</summary>
    protected void Snapshots()
    {
        Command<SaveSnapshotSuccess>(saved =>
        {
            DeleteSnapshots(new SnapshotSelectionCriteria(saved.Metadata.SequenceNr - 1));
            if (JournalRule.Of(PersistenceId).Trims)
                DeleteMessages(saved.Metadata.SequenceNr);
        });
        Command<SaveSnapshotFailure>(failed => Log.Warning(failed.Cause, "Snapshot of {0} failed; the journal still has it all", PersistenceId));
        Command<DeleteSnapshotsSuccess>(_ => { });
        Command<DeleteSnapshotsFailure>(failed => Log.Warning(failed.Cause, "Old snapshots of {0} stay until the next", PersistenceId));
        Command<DeleteMessagesSuccess>(_ => { });
        Command<DeleteMessagesFailure>(failed => Log.Warning(failed.Cause, "Old events of {0} stay until the next snapshot", PersistenceId));
    }

    /// <summary>Journals what happened, as a part of the trace that caused it.</summary>
    /// <param name="happened">What happened.</param>
    /// <param name="traceParent">W3C traceparent of its cause; null for none.</param>
    /// <param name="then">Called when it is in the journal.</param>
    protected void Persist<T>(T happened, string? traceParent, Action<T> then)
    {
        var step = SpawnActivities.StepAside("journal", traceParent, ActivityKind.Client)?.SetTag("spawn.persistence.id", PersistenceId);
        _writing = step;
        Persist(happened, e =>
        {
            step?.Dispose();
            if (ReferenceEquals(_writing, step))
                _writing = null;
            then(e);
        });
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        EndWriting(null);
        base.PostStop();
    }

    /// <inheritdoc />
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        EndWriting(cause);
        base.OnPersistRejected(cause, @event, sequenceNr);
    }

    /// <inheritdoc />
    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        // The actor ends with it.
        EndWriting(cause);
        Context.System.EventStream.Publish(new JournalFailed(cause));
        base.OnPersistFailure(cause, @event, sequenceNr);
    }

    /// <inheritdoc />
    protected override void OnRecoveryFailure(Exception reason, object? message = null)
    {
        Context.System.EventStream.Publish(new JournalFailed(reason));
        base.OnRecoveryFailure(reason, message);
    }

    /// <summary>Takes a snapshot after every so many events.</summary>
    /// <param name="every">Events between two.</param>
    /// <param name="snapshot">Makes it.</param>
    /// <param name="spread">Whether actors that move in step take theirs one after the other and not all at once.</param>
    protected void SnapshotAfter(int every, Func<object> snapshot, bool spread = false)
    {
        if ((LastSequenceNr + (spread ? Spread(PersistenceId, every) : 0)) % every == 0)
            SaveSnapshot(snapshot());
    }

    private void EndWriting(Exception? cause)
    {
        if (cause is not null)
            _writing?.SetStatus(ActivityStatusCode.Error, cause.Message);
        _writing?.Dispose();
        _writing = null;
    }

    /// <summary>How many events earlier than others an actor takes its first snapshot, where they are spread.</summary>
    protected internal static long Spread(string persistenceId, int every) => (long)(StableHash.Of(persistenceId) % (ulong)every);
}
