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
    /// <param name="RequestId">Names the wish: the same one twice adds one worker. Null for a wish without a name.</param>
    public sealed record SpawnWorker(TaskType Type, string? RequestId = null) : ISpawnCommand;

    /// <summary>Set the number of workers of a type, within its limits. Answered by <see cref="SpawnReplies.Scaled"/> or <see cref="SpawnReplies.Refused"/>.</summary>
    /// <param name="Type">The type.</param>
    /// <param name="Workers">How many, and no scaling by load from then on; null for scaling by load again.</param>
    /// <param name="By">Who wants it.</param>
    /// <param name="Reason">Why; empty for no reason given.</param>
    public sealed record Scale(TaskType Type, int? Workers, string By, string Reason) : ISpawnCommand;

    /// <summary>Claim nothing more for a type, source, node or worker; what runs goes on. Answered by <see cref="SpawnReplies.Paused"/> or <see cref="SpawnReplies.Refused"/>.</summary>
    /// <param name="Target">What.</param>
    /// <param name="Mode">Pause or drain.</param>
    /// <param name="By">Who wants it.</param>
    /// <param name="Reason">Why; empty for no reason given.</param>
    public sealed record Pause(PauseTarget Target, PauseMode Mode, string By, string Reason) : ISpawnCommand;

    /// <summary>End a pause or drain. Answered by <see cref="SpawnReplies.Resumed"/> or <see cref="SpawnReplies.Refused"/>.</summary>
    /// <param name="Target">What.</param>
    /// <param name="By">Who wants it.</param>
    /// <param name="Reason">Why; empty for no reason given.</param>
    public sealed record Resume(PauseTarget Target, string By, string Reason) : ISpawnCommand;

    /// <summary>Plan and queue discovery. Answered by <see cref="SpawnReplies.DiscoveryPlanned"/> once its tasks are queued. The same plan id twice plans once.</summary>
    /// <param name="PlanId">Names the plan; part of its tasks' ids: 1 to 64 letters, digits, dots, dashes.</param>
    /// <param name="Cities">Names of target cities; empty for all configured.</param>
    /// <param name="Sources">Names of sources; empty for all that are configured.</param>
    /// <param name="Range">Dates; null for the configured horizon from now on.</param>
    public sealed record PlanDiscovery(string PlanId, ImmutableArray<string> Cities, ImmutableArray<string> Sources, DateRange? Range) : ISpawnCommand
    {
        /// <summary>Deadline of its tasks; null for none.</summary>
        public DateTimeOffset? Deadline { get; init; }

        /// <summary>W3C traceparent of who asks; null when nobody traces.</summary>
        public string? TraceParent { get; init; }
    }

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

    /// <summary>The number of workers is set.</summary>
    /// <param name="Type">The type.</param>
    /// <param name="Workers">Workers wanted.</param>
    /// <param name="Pinned">Whether load does not change it.</param>
    public sealed record Scaled(TaskType Type, int Workers, bool Pinned) : IWireMessage;

    /// <summary>The pause is in force.</summary>
    /// <param name="Pause">The pause.</param>
    /// <param name="Changed">False when it stood just so before.</param>
    public sealed record Paused(Pause Pause, bool Changed) : IWireMessage;

    /// <summary>There is no pause any more.</summary>
    /// <param name="Target">Of what.</param>
    /// <param name="Changed">False when there was none before.</param>
    public sealed record Resumed(PauseTarget Target, bool Changed) : IWireMessage;

    /// <summary>What the controller wants.</summary>
    /// <param name="Workers">Desired workers by type name.</param>
    /// <param name="NextDiscovery">When discovery is planned next; null when switched off.</param>
    /// <param name="NextSweep">When forgotten listings are swept next; null when switched off.</param>
    public sealed record Policy(ImmutableSortedDictionary<string, int> Workers, DateTimeOffset? NextDiscovery, DateTimeOffset? NextSweep) : IWireMessage
    {
        /// <summary>The controller's epoch; null while it is starting.</summary>
        public long? Epoch { get; init; }

        /// <summary>Address of the controller's node.</summary>
        public string? Node { get; init; }

        /// <summary>Pauses and drains in force.</summary>
        public ImmutableArray<Pause>? Pauses { get; init; }

        /// <summary>Drains that have come to their end: nothing of them runs any more.</summary>
        public ImmutableArray<PauseTarget>? Drained { get; init; }

        /// <summary>Types whose number of workers load does not change.</summary>
        public ImmutableArray<TaskType>? Pinned { get; init; }

        /// <summary>The newest scaling decisions with what they went by, oldest first, at most 20.</summary>
        public ImmutableArray<SpawnEvents.WorkersScaled>? Scalings { get; init; }
    }
}
