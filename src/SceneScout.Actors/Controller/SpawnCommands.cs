using System.Collections.Immutable;
using SceneScout.Actors.Serialization;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Controller;

/// <summary>Something said to the controller.</summary>
public interface ISpawnCommand : IWireMessage;

/// <summary>What the controller is told.</summary>
public static class SpawnCommands
{
    /// <summary>One worker more. Answered by <see cref="SpawnReplies.WorkerSpawned"/> or <see cref="SpawnReplies.Refused"/>.</summary>
    /// <param name="Type">Of this type.</param>
    public sealed record SpawnWorker(TaskType Type) : ISpawnCommand;

    /// <summary>Plan and queue discovery. Answered by <see cref="SpawnReplies.DiscoveryPlanned"/> once its tasks are queued. The same plan id twice plans once.</summary>
    /// <param name="PlanId">Names the plan; part of its tasks' ids: 1 to 64 letters, digits, dots, dashes.</param>
    /// <param name="Cities">Names of target cities; empty for all configured.</param>
    /// <param name="Sources">Names of sources; empty for all that are configured.</param>
    /// <param name="Range">Dates; null for the configured horizon from now on.</param>
    public sealed record PlanDiscovery(string PlanId, ImmutableArray<string> Cities, ImmutableArray<string> Sources, DateRange? Range) : ISpawnCommand;

    /// <summary>Queue a task. Answered by <see cref="SpawnReplies.TaskAccepted"/> once it stands in the store.</summary>
    /// <param name="Task">The task.</param>
    public sealed record SubmitTask(NewTask Task) : ISpawnCommand;

    /// <summary>How things stand. Answered by <see cref="SpawnReplies.Policy"/>.</summary>
    public sealed record AskPolicy : ISpawnCommand;
}

/// <summary>What the controller answers.</summary>
public static class SpawnReplies
{
    /// <summary>The worker is wanted and on its way.</summary>
    /// <param name="WorkerId">Its id.</param>
    public sealed record WorkerSpawned(string WorkerId) : IWireMessage;

    /// <summary>The plan's tasks are queued.</summary>
    /// <param name="PlanId">The plan.</param>
    /// <param name="Tasks">How many tasks it has.</param>
    /// <param name="Areas">How many areas.</param>
    public sealed record DiscoveryPlanned(string PlanId, int Tasks, int Areas) : IWireMessage;

    /// <summary>The task is queued, or was known.</summary>
    /// <param name="TaskId">Its id.</param>
    /// <param name="Known">Whether it was known before.</param>
    public sealed record TaskAccepted(string TaskId, bool Known) : IWireMessage;

    /// <summary>Nothing was done.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record Refused(SpawnFault Fault) : IWireMessage;

    /// <summary>What the controller wants.</summary>
    /// <param name="Workers">Desired workers by type name.</param>
    /// <param name="NextDiscovery">When discovery is planned next; null when switched off.</param>
    /// <param name="NextSweep">When forgotten listings are swept next; null when switched off.</param>
    public sealed record Policy(ImmutableSortedDictionary<string, int> Workers, DateTimeOffset? NextDiscovery, DateTimeOffset? NextSweep) : IWireMessage;
}
