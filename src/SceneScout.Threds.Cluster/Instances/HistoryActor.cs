using Akka.Actor;
using Akka.Persistence;
using SceneScout.Actors.Hosting;
using SceneScout.Threds.Cluster.Journal;
using SceneScout.Threds.Engine;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>Reads the journal of a thred beside its owner, from the beginning, snapshots left out, which stand before what they hold. It writes nothing.</summary>
internal sealed class HistoryActor : ReceivePersistentActor
{
    private readonly Queue<ThredHistoryStep> _steps = new();
    private readonly TaskCompletionSource<ThredHistory> _answer;
    private ThredState? _state;
    private long _count;

    private HistoryActor(string thredId, int limit, TaskCompletionSource<ThredHistory> answer)
    {
        _answer = answer;
        PersistenceId = $"thred-{thredId}";
        JournalPluginId = ThredJournal.PluginId;
        Recover<ThredRow>(row =>
        {
            foreach (var step in row.Steps)
            {
                if (!step.Began.IsEmpty)
                    _state = ThredStateBytes.Read(step.Began.Span);
                var decision = ThredDecisionBytes.Read(_state!, step.Decision.Span);
                _state = decision.State;
                _steps.Enqueue(new(++_count, step.At, step.Input, decision.Effects, decision.Audit));
                if (_steps.Count > limit)
                    _steps.Dequeue();
            }
        });
        Recover<RecoveryCompleted>(_ =>
        {
            _answer.TrySetResult(new(_count, [.. _steps]));
            Context.Stop(Self);
        });
    }

    /// <inheritdoc />
    public override string PersistenceId { get; }

    /// <inheritdoc />
    public override Recovery Recovery => new(SnapshotSelectionCriteria.None);

    /// <summary>Props of a reader.</summary>
    internal static Props Props(string thredId, int limit, TaskCompletionSource<ThredHistory> answer) => ActorFactory.Of(() => new HistoryActor(thredId, limit, answer));

    /// <inheritdoc />
    protected override void OnRecoveryFailure(Exception reason, object? message = null)
    {
        _answer.TrySetException(reason);
        base.OnRecoveryFailure(reason, message);
    }
}
