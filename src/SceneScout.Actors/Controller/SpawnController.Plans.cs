using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Controller;

/// <summary>Plans, tasks and sweeps.</summary>
public sealed partial class SpawnController
{
    private readonly Dictionary<string, List<IActorRef>> _waiting = [];
    private readonly HashSet<string> _queuing = [];
    private bool _sweeping;
    private bool _gathering;

    private void Plans()
    {
        Command<SpawnCommands.PlanDiscovery>(OnPlanDiscovery);
        Command<SpawnCommands.SubmitTask>(OnSubmitTask);
        Command<PlanSettled>(OnPlanSettled);
        Command<PlanFailed>(failed =>
        {
            _queuing.Remove(failed.PlanId);
            if (!IsOver(failed.Cause))
                Log.Warning("Plan {0} is not queued yet, trying again: {1}", failed.PlanId, failed.Cause.Message);
        });
        Command<Reaped>(reaped =>
        {
            foreach (var id in reaped.Tasks)
                Log.Warning("The lease of {0} ran out; the task was taken back", id);
        });
        Command<Late>(late =>
        {
            foreach (var id in late.Tasks)
                Log.Warning("The deadline of {0} passed before it was done; it was given up", id);
        });
        Command<Swept>(swept =>
        {
            _sweeping = false;
            Persist(new SpawnEvents.SweepDone(swept.Rows, _services.Now), Apply);
        });
        Command<Gathered>(gathered =>
        {
            _gathering = false;
            if (gathered.Rows > 0)
                _publish(new Hints.WorkQueued(TaskType.Ingestion), Topics.Task(TaskType.Ingestion));
        });
    }

    private void OnPlanDiscovery(SpawnCommands.PlanDiscovery command)
    {
        if (_policy.Find(command.PlanId) is { } known)
        {
            Sender.Tell(new SpawnReplies.DiscoveryPlanned(known.PlanId, known.Tasks, known.Areas));
            return;
        }

        var planned = _policy.PlanDiscovery(command, _services.Options, _services.Now);
        if (planned is not null && DiscoveryQueuing.Check(planned, _services) is { } mistake)
        {
            Sender.Tell(new SpawnReplies.Refused(mistake));
            return;
        }

        if (!Sender.IsNobody())
            (_waiting.TryGetValue(command.PlanId, out var waiting) ? waiting : _waiting[command.PlanId] = []).Add(Sender);
        if (planned is not null)
            Persist(planned, planned.TraceParent, e =>
            {
                Apply(e);
                Queue(e);
            });
    }

    private void OnSubmitTask(SpawnCommands.SubmitTask command)
    {
        var task = command.Task;
        if (SpawnPolicy.Unknown(task.Type, _services.Options) is { } unknown)
        {
            Sender.Tell(new SpawnReplies.Refused(unknown));
            return;
        }

        _services.Store.Tasks.EnqueueAsync([task], _services.Options.QueueLimit, _services.Now, _stopped.Token).PipeTo(
            Sender,
            Self,
            success: queued => queued.Refused is { } refused ? new SpawnReplies.Refused(refused) : Accepted(task, queued.Known.IsEmpty ? null : queued.Known[0]),
            failure: e => new SpawnReplies.Refused(TaskFaults.Of(e)));
        _publish(new Hints.WorkQueued(task.Type), Topics.Task(task.Type));
    }

    private static SpawnReplies.TaskAccepted Accepted(NewTask task, string? known) => new(known ?? task.Id, known is not null);

    private void Queue(SpawnEvents.DiscoveryPlanned planned)
    {
        if (!_queuing.Add(planned.PlanId))
            return;
        DiscoveryQueuing.QueueAsync(planned, _services, Fenced.Tasks, _stopped.Token)
            .PipeTo(Self, success: e => new PlanSettled(e, planned.TraceParent), failure: e => new PlanFailed(planned.PlanId, e));
    }

    private void OnPlanSettled(PlanSettled settled) => Persist(settled.Happened, settled.TraceParent, e =>
    {
        Apply(e);
        var (planId, reply) = e switch
        {
            SpawnEvents.DiscoveryQueued queued => (queued.PlanId, new SpawnReplies.DiscoveryPlanned(queued.PlanId, queued.Tasks, queued.Areas)),
            SpawnEvents.DiscoveryRefused refused => (refused.PlanId, (object)new SpawnReplies.Refused(new SpawnFault(FaultKind.WorkerLimit, refused.Reason))),
            _ => throw new InvalidOperationException("A plan is queued or refused."),
        };
        _queuing.Remove(planId);
        if (_waiting.Remove(planId, out var waiting))
            waiting.ForEach(w => w.Tell(reply));
        _publish(new Hints.WorkQueued(TaskType.Discovery), Topics.Task(TaskType.Discovery));
    });

    private void Sweep(DateTimeOffset now)
    {
        _sweeping = true;
        SafetyNet.SweepAsync(Fenced, _services, now, _stopped.Token)
            .PipeTo(Self, success: rows => new Swept(rows), failure: e => new SideWorkFailed(nameof(Swept), e));
    }

    // Nothing is journaled: what waits is in the rows, and whoever decides next finds it there.
    private void Gather(DateTimeOffset now)
    {
        _gathering = true;
        Fenced.RawEvents.GatherAsync(_services.Options.IngestionBatchSize, now - _services.Options.IngestionMaxWait, now, _stopped.Token)
            .PipeTo(Self, success: rows => new Gathered(rows), failure: e => new SideWorkFailed(nameof(Gathered), e));
    }

    private sealed record PlanSettled(ISpawnEvent Happened, string? TraceParent) : INoSerializationVerificationNeeded;

    private sealed record PlanFailed(string PlanId, Exception Cause) : INoSerializationVerificationNeeded;

    private sealed record Reaped(ImmutableArray<string> Tasks) : INoSerializationVerificationNeeded;

    private sealed record Late(ImmutableArray<string> Tasks) : INoSerializationVerificationNeeded;

    private sealed record Swept(int Rows) : INoSerializationVerificationNeeded;

    private sealed record Gathered(int Rows) : INoSerializationVerificationNeeded;
}
