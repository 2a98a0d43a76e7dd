using System.Collections.Immutable;
using SceneScout.Actors.Serialization;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Channels;

/// <summary>What is published on the topics.</summary>
public static class Hints
{
    /// <summary>There may be work of this type.</summary>
    /// <param name="Type">The type.</param>
    public sealed record WorkQueued(TaskType Type) : IWireMessage;

    /// <summary>Somebody cancelled a task: whoever works on it has lost its lease.</summary>
    /// <param name="TaskId">The task.</param>
    public sealed record TaskCancelled(string TaskId) : IWireMessage;

    /// <summary>Events have changed: readers of the feed may look.</summary>
    public sealed record EventsChanged : IWireMessage
    {
        /// <summary>The one there is.</summary>
        public static readonly EventsChanged Instance = new();
    }

    /// <summary>A task ended well. Sent by nodes of before the feed, which tells of what this named; nobody acts on it.</summary>
    /// <param name="TaskId">The task.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="WorkerId">Who did it.</param>
    /// <param name="DurationMs">How long it took, milliseconds.</param>
    /// <param name="ItemsProcessed">Listings or events that it went through.</param>
    /// <param name="EventIds">Events published by it, at most 100.</param>
    public sealed record TaskDone(string TaskId, TaskType Type, string WorkerId, long DurationMs, int ItemsProcessed, ImmutableArray<Guid> EventIds) : IWireMessage;
}
