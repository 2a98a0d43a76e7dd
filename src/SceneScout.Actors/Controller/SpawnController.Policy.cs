using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Controller;

/// <summary>Workers and pauses. A decision is journaled, which makes it true; then it is written to the store's projection under the epoch, because claims go by that, and answered.</summary>
public sealed partial class SpawnController
{
    private readonly Dictionary<TaskType, ScalingMemory> _memory = [];
    private readonly CpuClock _cpu = new();
    private RateWindow _rates = RateWindow.Empty;
    private DateTimeOffset? _loadReadAt;
    private bool _readingLoad;
    private bool _projectionDue;

    private void Policy()
    {
        Command<SpawnCommands.SpawnWorker>(OnSpawnWorker);
        Command<SpawnCommands.Scale>(OnScale);
        Command<SpawnCommands.Pause>(OnPause);
        Command<SpawnCommands.Resume>(OnResume);
        Command<LoadRead>(OnLoadRead);
    }

    private void OnSpawnWorker(SpawnCommands.SpawnWorker command)
    {
        if (_policy.WorkerFor(command.RequestId) is { } granted)
        {
            Sender.Tell(new SpawnReplies.WorkerSpawned(granted));
            return;
        }

        var (decided, refused) = _policy.SpawnWorker(command.Type, ClusterOptions, _services.Now, command.RequestId);
        if (decided is null)
            Sender.Tell(new SpawnReplies.Refused(refused!));
        else
            Set(decided, decided.Type, decided.Count, "a worker was asked for", () => new SpawnReplies.WorkerSpawned(_policy.WorkerIds(decided.Type, ClusterOptions).Last()));
    }

    private void OnScale(SpawnCommands.Scale command)
    {
        var (decided, refused) = _policy.Scale(command, ClusterOptions, _services.Now);
        if (decided is null)
            Sender.Tell(new SpawnReplies.Refused(refused!));
        else
            Set(decided, decided.Type, decided.Count, $"set by {command.By}", () => new SpawnReplies.Scaled(decided.Type, decided.Count, decided.Pinned == true));
    }

    // Those beyond the number finish what they have and go; their nodes see to it as well, should this not reach them.
    private void Set(ISpawnEvent decided, TaskType type, int count, string reason, Func<object> reply)
    {
        var before = _policy.WorkerIds(type, ClusterOptions).ToList();
        Enforce(
            decided,
            token => Fenced.Control.SetTargetAsync(new WorkerTarget(type, count, reason, _services.Now), token),
            () =>
            {
                var wanted = _policy.WorkerIds(type, ClusterOptions).ToList();
                foreach (var id in wanted)
                    _workers(type).Tell(new WorkerCommands.EnsureRunning(id, Fenced.Epoch));
                foreach (var id in before.Except(wanted))
                    _workers(type).Tell(new WorkerCommands.Retire(id, Fenced.Epoch));
            },
            reply);
    }

    private void OnPause(SpawnCommands.Pause command)
    {
        var target = command.Target with { Name = PauseName(command.Target) };
        if (target.Mistake(_services.Stages.Names, [.. _services.Sources.Adapters.Select(a => a.Name.Value)]) is { } mistake)
        {
            Sender.Tell(new SpawnReplies.Refused(new SpawnFault(FaultKind.Validation, mistake)));
            return;
        }

        var now = _services.Now;
        var pause = new Pause(target, command.Mode, command.By, command.Reason, _policy.Pauses.GetValueOrDefault(target)?.Since ?? now);
        var changed = _policy.Pauses.GetValueOrDefault(target) != pause;
        Enforce(
            changed ? new SpawnEvents.Paused(pause) : null,
            token => Fenced.Control.PauseAsync(pause, token),
            () => Tell(target, new ControlMessage.PauseWorker(WorkerIn(target))),
            () => new SpawnReplies.Paused(pause, changed));
    }

    private void OnResume(SpawnCommands.Resume command)
    {
        var target = command.Target with { Name = PauseName(command.Target) };
        var changed = _policy.Pauses.ContainsKey(target);
        var now = _services.Now;
        Enforce(
            changed ? new SpawnEvents.Resumed(target, command.By, command.Reason, now) : null,
            token => Fenced.Control.ResumeAsync(target, new Act(command.By, command.Reason, now), token),
            () => Tell(target, new ControlMessage.ResumeWorker(WorkerIn(target))),
            () => new SpawnReplies.Resumed(target, changed));
    }

    private static string PauseName(PauseTarget target) =>
        target.Scope is PauseScope.Type or PauseScope.Source ? target.Name.ToLowerInvariant() : target.Name;

    private static string WorkerIn(PauseTarget target) => target.Scope == PauseScope.Worker ? target.Name : ControlMessage.AllWorkers;

    private void Tell(PauseTarget target, ControlMessage control)
    {
        var message = SpawnMessage.Of(control, _node, target.ToString(), _services.Now);
        _publish(message, target.Scope == PauseScope.Worker ? Topics.ControlWorker : Topics.ControlSystem);
        _publish(message, TopicAliases.Of(control));
    }

    // One decision at a time, and nothing else meanwhile: first the journal, then the store's projection of it. Whoever asked hears when it is in force.
    // The epoch is checked before: what a succeeded controller is asked must not stand in the journal.
    private void Enforce(ISpawnEvent? decided, Func<CancellationToken, Task> project, Action then, Func<object>? reply)
    {
        var (sender, journaled) = (Sender, decided is null);
        Fenced.CheckAsync(_stopped.Token).PipeTo(Self, success: () => Checked.Instance, failure: e => new WriteFailed(e));
        BecomeStacked(() =>
        {
            Always();
            Command<Checked>(_ =>
            {
                if (decided is null)
                    Write();
                else
                    Persist(decided, e =>
                    {
                        Apply(e);
                        journaled = true;
                        Write();
                    });
            });
            Command<Written>(_ =>
            {
                UnbecomeStacked();
                then();
                if (reply is not null)
                    sender.Tell(reply());
                UnstashCommands();
            });
            Command<WriteFailed>(failed =>
            {
                UnbecomeStacked();
                _projectionDue |= journaled;
                var fault = TaskFaults.Of(failed.Cause);
                if (reply is not null)
                    sender.Tell(new SpawnReplies.Refused(journaled ? fault with { Message = $"It is decided, and in force as soon as the store can be written: {fault.Message}" } : fault));
                if (!IsOver(failed.Cause))
                    Log.Warning("A decision could not be written: {0}", failed.Cause.Message);
                UnstashCommands();
            });
            CommandAny(StashCommand);
        });

        void Write() => project(_stopped.Token).PipeTo(Self, success: () => Written.Instance, failure: e => new WriteFailed(e));
    }

    // What is journaled and the store does not say yet.
    private void Project()
    {
        var policy = _policy;
        var options = _projected = ClusterOptions;
        Enforce(null, token => PolicyProjection.WriteAsync(_services, Fenced, policy, options, token), () => _projectionDue = false, null);
    }

    private void ReadLoad(DateTimeOffset now)
    {
        if (_readingLoad || _loadReadAt + _services.Options.Scaling.Interval > now)
            return;
        _readingLoad = true;
        _loadReadAt = now;
        ClusterLoad.ReadAsync(_services, now, _stopped.Token)
            .PipeTo(Self, success: load => new LoadRead(load), failure: e => new SideWorkFailed(nameof(LoadRead), e));
    }

    private void OnLoadRead(LoadRead read)
    {
        _readingLoad = false;
        var now = _services.Now;
        PersistAll(
            _policy.Pauses.Values
                .Where(p => p.Mode == PauseMode.Drain && !_policy.Drained.Contains(p.Target) && !read.Load.Runs(p.Target))
                .Select(p => new SpawnEvents.Drained(p.Target, now)),
            Apply);
        _rates = _rates.Add(read.Load.Pipeline);
        var performance = new SystemPerformance(Math.Round(_cpu.Usage(), 3), Environment.WorkingSet, _rates.Discovered, _rates.Ingested);
        _publish(SpawnMessage.Of(read.Load.Metrics(performance), _node, null, now), Topics.MetricsSystem);
        if (!_services.Options.Scaling.Enabled)
            return;
        SpawnEvents.WorkersScaled? scaled = null;
        foreach (var type in _services.Stages.Types.Where(t => !_policy.Pinned.Contains(t) && !_policy.Pauses.ContainsKey(new PauseTarget(PauseScope.Type, t.Name()))))
        {
            var inputs = read.Load.Inputs(type, _policy, _services, ClusterOptions, now);
            var decision = Autoscaler.Decide(inputs, _memory.GetValueOrDefault(type, ScalingMemory.Empty), _services.Options.Scaling, now);
            // One change at a look; the others are read again at the next.
            if (decision.Workers != inputs.Workers && scaled is not null)
                continue;
            _memory[type] = decision.Memory;
            if (decision.Workers != inputs.Workers)
                scaled = new SpawnEvents.WorkersScaled(inputs, decision.Workers, decision.Reason, now);
        }

        if (scaled is null)
            return;
        Log.Info("{0} workers: {1} instead of {2}, {3}", scaled.Inputs.Type.Name(), scaled.Workers, scaled.Inputs.Workers, scaled.Reason);
        Set(scaled, scaled.Inputs.Type, scaled.Workers, scaled.Reason, () => new SpawnReplies.Scaled(scaled.Inputs.Type, scaled.Workers, false));
    }

    private SpawnReplies.Policy Answer() => new(
        ImmutableSortedDictionary.CreateRange(_services.Options.Types.Keys.Select(t => KeyValuePair.Create(t.Name(), _policy.WorkersOf(t, ClusterOptions)))),
        _nextDiscovery,
        _policy.NextSweep(_services.Options, _startedAt))
    {
        Epoch = _fenced?.Epoch,
        Node = _node,
        Pauses = [.. _policy.Pauses.Values.OrderBy(p => p.Target.Scope).ThenBy(p => p.Target.Name, StringComparer.Ordinal)],
        Drained = [.. _policy.Drained.OrderBy(t => t.Scope).ThenBy(t => t.Name, StringComparer.Ordinal)],
        Pinned = [.. _policy.Pinned],
        Scalings = [.. _policy.Scalings],
    };

    private sealed record Checked : INoSerializationVerificationNeeded
    {
        public static readonly Checked Instance = new();
    }

    private sealed record Written : INoSerializationVerificationNeeded
    {
        public static readonly Written Instance = new();
    }

    private sealed record WriteFailed(Exception Cause) : INoSerializationVerificationNeeded;

    private sealed record LoadRead(ClusterLoad Load) : INoSerializationVerificationNeeded;
}
