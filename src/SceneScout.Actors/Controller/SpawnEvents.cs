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
    public sealed record WorkersDesired(TaskType Type, int Count, DateTimeOffset At) : ISpawnEvent;

    /// <summary>Discovery was planned; its tasks are not queued yet.</summary>
    /// <param name="PlanId">The plan.</param>
    /// <param name="Cities">Target cities; empty for all configured.</param>
    /// <param name="Sources">Sources; empty for all configured.</param>
    /// <param name="Range">Dates.</param>
    /// <param name="At">When.</param>
    public sealed record DiscoveryPlanned(string PlanId, ImmutableArray<string> Cities, ImmutableArray<string> Sources, DateRange Range, DateTimeOffset At) : ISpawnEvent;

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
