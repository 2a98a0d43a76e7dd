using System.Collections.Immutable;
using SceneScout.Actors.Serialization;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Controller;

/// <summary>A decision of the controller: its journal.</summary>
public interface ISpawnEvent : IWireMessage;

/// <summary>The controller's journal entries.</summary>
public static class SpawnEvents
{
    /// <summary>So many workers of a type are wanted.</summary>
    /// <param name="Type">The type.</param>
    /// <param name="Count">How many.</param>
    /// <param name="At">When it was decided.</param>
    public sealed record WorkersDesired(TaskType Type, int Count, DateTimeOffset At) : ISpawnEvent
    {
        /// <summary>The wish that it answers; null for none.</summary>
        public string? RequestId { get; init; }

        /// <summary>Who wanted it; null when nobody was named.</summary>
        public string? By { get; init; }

        /// <summary>Why; null when no reason was given.</summary>
        public string? Reason { get; init; }

        /// <summary>True when load does not change it from then on, false when load does again; null for no change of that.</summary>
        public bool? Pinned { get; init; }
    }

    /// <summary>A controller began to decide.</summary>
    /// <param name="Epoch">Its epoch.</param>
    /// <param name="Node">Address of its node.</param>
    /// <param name="At">When.</param>
    public sealed record EpochTaken(long Epoch, string Node, DateTimeOffset At) : ISpawnEvent;

    /// <summary>Something was paused or is drained.</summary>
    /// <param name="Pause">What, how, by whom, why and since when.</param>
    public sealed record Paused(Pause Pause) : ISpawnEvent;

    /// <summary>A pause or drain ended.</summary>
    /// <param name="Target">Of what.</param>
    /// <param name="By">Who ended it.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="At">When.</param>
    public sealed record Resumed(PauseTarget Target, string By, string Reason, DateTimeOffset At) : ISpawnEvent;

    /// <summary>Nothing of a drained target runs any more.</summary>
    /// <param name="Target">The target.</param>
    /// <param name="At">When it was seen.</param>
    public sealed record Drained(PauseTarget Target, DateTimeOffset At) : ISpawnEvent;

    /// <summary>Workers follow the load.</summary>
    /// <param name="Inputs">What the decision went by.</param>
    /// <param name="Workers">Workers wanted from then on.</param>
    /// <param name="Reason">Why, for people.</param>
    /// <param name="At">When.</param>
    public sealed record WorkersScaled(ScalingInputs Inputs, int Workers, string Reason, DateTimeOffset At) : ISpawnEvent;

    /// <summary>Discovery was planned; its tasks are not queued yet.</summary>
    /// <param name="PlanId">The plan.</param>
    /// <param name="Cities">Target cities; empty for all configured.</param>
    /// <param name="Sources">Sources; empty for all configured.</param>
    /// <param name="Range">Dates.</param>
    /// <param name="At">When.</param>
    public sealed record DiscoveryPlanned(string PlanId, ImmutableArray<string> Cities, ImmutableArray<string> Sources, DateRange Range, DateTimeOffset At) : ISpawnEvent
    {
        /// <summary>Deadline of its tasks; null for none.</summary>
        public DateTimeOffset? Deadline { get; init; }

        /// <summary>W3C traceparent of who asked; null when nobody traces, and of versions before 0.2.</summary>
        public string? TraceParent { get; init; }
    }

    /// <summary>All tasks of a plan are queued.</summary>
    /// <param name="PlanId">The plan.</param>
    /// <param name="Tasks">How many.</param>
    /// <param name="Areas">Over how many areas.</param>
    public sealed record DiscoveryQueued(string PlanId, int Tasks, int Areas) : ISpawnEvent;

    /// <summary>A plan came to nothing.</summary>
    /// <param name="PlanId">The plan.</param>
    /// <param name="Reason">Why.</param>
    public sealed record DiscoveryRefused(string PlanId, string Reason) : ISpawnEvent;

    /// <summary>Forgotten listings were swept into tasks.</summary>
    /// <param name="Rows">How many.</param>
    /// <param name="At">When.</param>
    public sealed record SweepDone(int Rows, DateTimeOffset At) : ISpawnEvent;
}
