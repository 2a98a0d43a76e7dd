using System.Collections.Immutable;
using Akka.Actor;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Stages;

/// <summary>Everything the product knows of one stage of the pipeline. Registered once, in <see cref="StageRegistry.BuiltIn"/>; workers, shard regions, roles, settings, claims, topics, gauges, the HTTP API and the shell read it from there.</summary>
public sealed record StageDefinition
{
    /// <summary>The stage, which is the type of its tasks.</summary>
    public required TaskType Type { get; init; }

    /// <summary>The role of the nodes that run it.</summary>
    public string Role => OwnRole ?? Type.Name();

    /// <summary>A role that it shares with other stages; null for one of its own, named as it is.</summary>
    public string? OwnRole { get; init; }

    /// <summary>The stage that it follows; null for one whose tasks are queued by plans and people alone. It must be registered before this one, so stages never wait for each other in a circle.</summary>
    public TaskType? Follows { get; init; }

    /// <summary>How the end of a task of <see cref="Follows"/> queues tasks of this stage; null when that stage's own transaction does it.</summary>
    public Func<SpawnOptions, FollowUp>? FollowUp { get; init; }

    /// <summary>Workers and limits when nothing else is configured.</summary>
    public required WorkerTypeOptions Workers { get; init; }

    /// <summary>Bytes that a task may hold: its batch at the largest sizes that were seen.</summary>
    public required Func<SpawnOptions, long> TaskBytes { get; init; }

    /// <summary>Whether its tasks count against the limit of their source (<c>max-tasks</c>).</summary>
    public bool LimitedBySource { get; init; }

    /// <summary>What bounds its tasks.</summary>
    public StageBound Bound { get; init; }

    /// <summary>Path of the dispatcher that its tasks run on: for a stage bound by processors one of its own, bounded, so that its computing takes no thread from others. Null for the threads that all share.</summary>
    public string? Dispatcher => OwnDispatcher ?? (Bound == StageBound.Processor ? StageDispatchers.Processor : null);

    /// <summary>A dispatcher that only this stage uses; null for that of its <see cref="Bound"/>.</summary>
    public string? OwnDispatcher { get; init; }

    /// <summary>How its parameters are read and judged.</summary>
    public required StageParameters Parameters { get; init; }

    /// <summary>Props of the <see cref="StageRunner"/> of one task.</summary>
    public required Func<TaskRecord, StageContext, Props> Runner { get; init; }

    /// <summary>What its tasks go through, for <c>spawn.stage.items.total</c>: <c>listing</c>.</summary>
    public required string Item { get; init; }

    /// <summary>Meters of its own, which are exported with those of the product.</summary>
    public ImmutableArray<string> Meters { get; init; } = [];
}
