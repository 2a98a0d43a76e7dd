using System.Collections.Immutable;
using SceneScout.Actors.Controller.Schedules;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Controller;

/// <summary>What the controller has decided: desired workers, plans and schedules. Immutable; decides and applies without clock or store.</summary>
public sealed record SpawnPolicy
{
    private const int RememberedPlans = 200;
    private const int RememberedSpawns = 500;
    private const int RememberedScalings = 20;

    /// <summary>Nothing decided yet.</summary>
    public static readonly SpawnPolicy Empty = new();

    /// <summary>Desired workers by type, where it differs from the configuration.</summary>
    public ImmutableSortedDictionary<TaskType, int> Desired { get; init; } = ImmutableSortedDictionary<TaskType, int>.Empty;

    /// <summary>Plans whose tasks are not queued yet.</summary>
    public ImmutableSortedDictionary<string, SpawnEvents.DiscoveryPlanned> Open { get; init; } =
        ImmutableSortedDictionary<string, SpawnEvents.DiscoveryPlanned>.Empty;

    /// <summary>The newest plans whose tasks are queued, oldest first.</summary>
    public ImmutableList<SpawnEvents.DiscoveryQueued> Queued { get; init; } = [];

    /// <summary>When discovery was planned last.</summary>
    public DateTimeOffset? LastDiscovery { get; init; }

    /// <summary>When forgotten listings were swept last.</summary>
    public DateTimeOffset? LastSweep { get; init; }

    /// <summary>Pauses and drains in force.</summary>
    public ImmutableDictionary<PauseTarget, Pause> Pauses { get; init; } = ImmutableDictionary<PauseTarget, Pause>.Empty;

    /// <summary>Drains at their end.</summary>
    public ImmutableHashSet<PauseTarget> Drained { get; init; } = [];

    /// <summary>Types that load does not scale.</summary>
    public ImmutableSortedSet<TaskType> Pinned { get; init; } = [];

    /// <summary>The newest wishes for workers that were granted, oldest first.</summary>
    public ImmutableList<SpawnedFor> Spawned { get; init; } = [];

    /// <summary>The newest scaling decisions, oldest first.</summary>
    public ImmutableList<SpawnEvents.WorkersScaled> Scalings { get; init; } = [];

    /// <summary>What the schedules remember.</summary>
    public ScheduleState Schedules { get; init; } = ScheduleState.Empty;

    /// <summary>Desired workers of a type.</summary>
    public int WorkersOf(TaskType type, SpawnOptions options) =>
        Math.Min(Desired.GetValueOrDefault(type, options.Types[type].Workers), options.Types[type].MaxWorkers);

    /// <summary>Ids of all desired workers of a type: <c>worker-discovery-1</c> and on.</summary>
    public IEnumerable<string> WorkerIds(TaskType type, SpawnOptions options) =>
        Enumerable.Range(1, WorkersOf(type, options)).Select(n => WorkerId(type, n));

    /// <summary>Decides on one worker more.</summary>
    /// <returns>The event, or the fault that refuses it.</returns>
    public (SpawnEvents.WorkersDesired? Decided, SpawnFault? Refused) SpawnWorker(TaskType type, SpawnOptions options, DateTimeOffset now, string? requestId = null)
    {
        if (Unknown(type, options) is { } unknown)
            return (null, unknown);
        var count = WorkersOf(type, options) + 1;
        var limit = options.Types[type].MaxWorkers;
        if (count > limit)
            return (null, new SpawnFault(FaultKind.WorkerLimit, $"There are {limit} {type.Name()} workers already, the limit of workers.{type.Name()}.max."));
        var all = options.Types.Keys.Sum(t => WorkersOf(t, options)) + 1;
        return all > options.MaxWorkers
            ? (null, new SpawnFault(FaultKind.WorkerLimit, $"There are {options.MaxWorkers} workers already, the limit of max-workers (SPAWN_MAX_WORKERS)."))
            : (new SpawnEvents.WorkersDesired(type, count, now) { RequestId = requestId }, null);
    }

    /// <summary>Decides on a number of workers.</summary>
    /// <returns>The event, or the fault that refuses it.</returns>
    public (SpawnEvents.WorkersDesired? Decided, SpawnFault? Refused) Scale(SpawnCommands.Scale command, SpawnOptions options, DateTimeOffset now)
    {
        if (Unknown(command.Type, options) is { } unknown)
            return (null, unknown);
        var limit = LimitOf(command.Type, options);
        if (command.Workers is < 0 || command.Workers > limit)
            return (null, new SpawnFault(
                FaultKind.Validation,
                $"workers '{command.Workers}' is not accepted: 0 to {limit} {command.Type.Name()} workers, by workers.{command.Type.Name()}.max and max-workers."));
        return (new SpawnEvents.WorkersDesired(command.Type, command.Workers ?? WorkersOf(command.Type, options), now)
        {
            By = command.By,
            Reason = command.Reason.Length > 0 ? command.Reason : null,
            Pinned = command.Workers is not null,
        }, null);
    }

    /// <summary>The fault that refuses a type that there is not; null for one that there is.</summary>
    public static SpawnFault? Unknown(TaskType type, SpawnOptions options) => options.Types.ContainsKey(type)
        ? null
        : new SpawnFault(FaultKind.Validation, $"type '{type}' is not accepted: one of {string.Join(", ", options.Types.Keys)}.");

    /// <summary>Workers of a type at most, given those of the other types.</summary>
    public int LimitOf(TaskType type, SpawnOptions options) => Math.Min(
        options.Types[type].MaxWorkers,
        // Where there are fewer workers than types, each type has one all the same; they take turns.
        Math.Max(1, options.MaxWorkers - options.Types.Keys.Where(t => t != type).Sum(t => WorkersOf(t, options))));

    /// <summary>The worker that a wish got before; null when it is new.</summary>
    public string? WorkerFor(string? requestId) => requestId is null ? null : Spawned.FindLast(s => s.RequestId == requestId)?.WorkerId;

    /// <summary>Decides on a plan: null when the plan is known.</summary>
    public SpawnEvents.DiscoveryPlanned? PlanDiscovery(SpawnCommands.PlanDiscovery command, SpawnOptions options, DateTimeOffset now) =>
        Open.ContainsKey(command.PlanId) || Find(command.PlanId) is not null
            ? null
            : new SpawnEvents.DiscoveryPlanned(command.PlanId, command.Cities, command.Sources, command.Range ?? new DateRange(now, now + options.Horizon), now) { Deadline = command.Deadline, TraceParent = command.TraceParent };

    /// <summary>When a sweep is due next; null when switched off.</summary>
    public DateTimeOffset? NextSweep(SpawnOptions options, DateTimeOffset startedAt) => SweepSchedule.Next(LastSweep, startedAt, options).At;

    /// <summary>The queued plan of an id; null when unknown or not queued yet.</summary>
    public SpawnEvents.DiscoveryQueued? Find(string planId) => Queued.FindLast(q => q.PlanId == planId);

    /// <summary>The policy after an event.</summary>
    public SpawnPolicy Apply(ISpawnEvent happened) => Decided(happened) with { Schedules = Schedules.Apply(happened) };

    private SpawnPolicy Decided(ISpawnEvent happened) => happened switch
    {
        SpawnEvents.WorkersDesired desired => this with
        {
            Desired = Desired.SetItem(desired.Type, desired.Count),
            Pinned = desired.Pinned switch { true => Pinned.Add(desired.Type), false => Pinned.Remove(desired.Type), null => Pinned },
            Spawned = desired.RequestId is { } request ? Last(Spawned.Add(new SpawnedFor(request, WorkerId(desired.Type, desired.Count))), RememberedSpawns) : Spawned,
        },
        SpawnEvents.WorkersScaled scaled => this with
        {
            Desired = Desired.SetItem(scaled.Inputs.Type, scaled.Workers),
            Scalings = Last(Scalings.Add(scaled), RememberedScalings),
        },
        SpawnEvents.Paused paused => this with { Pauses = Pauses.SetItem(paused.Pause.Target, paused.Pause), Drained = Drained.Remove(paused.Pause.Target) },
        SpawnEvents.Resumed resumed => this with { Pauses = Pauses.Remove(resumed.Target), Drained = Drained.Remove(resumed.Target) },
        SpawnEvents.Drained drained => Pauses.ContainsKey(drained.Target) ? this with { Drained = Drained.Add(drained.Target) } : this,
        SpawnEvents.DiscoveryPlanned planned => this with { Open = Open.SetItem(planned.PlanId, planned), LastDiscovery = planned.At },
        SpawnEvents.DiscoveryQueued queued => this with { Open = Open.Remove(queued.PlanId), Queued = Last(Queued.Add(queued), RememberedPlans) },
        SpawnEvents.DiscoveryRefused refused => this with { Open = Open.Remove(refused.PlanId) },
        SpawnEvents.SweepDone swept => this with { LastSweep = swept.At },
        _ => this,
    };

    private static string WorkerId(TaskType type, int number) => $"worker-{type.Name()}-{number}";

    private static ImmutableList<T> Last<T>(ImmutableList<T> all, int max) => all.Count > max ? all.RemoveRange(0, all.Count - max) : all;
}
