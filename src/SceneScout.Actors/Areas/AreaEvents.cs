using SceneScout.Actors.Serialization;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Areas;

/// <summary>What happened to an area: its journal.</summary>
public interface IAreaEvent : IWireMessage;

/// <summary>The area's journal entries.</summary>
public static class AreaEvents
{
    /// <summary>A search began.</summary>
    /// <param name="TaskId">Its task.</param>
    /// <param name="Range">Dates searched.</param>
    /// <param name="At">When.</param>
    public sealed record SearchBegan(string TaskId, DateRange Range, DateTimeOffset At) : IAreaEvent
    {
        /// <summary>Where it searches; null of earlier versions.</summary>
        public string? Scope { get; init; }

        /// <summary>True when it may be cut short.</summary>
        public bool? Shortened { get; init; }

        /// <summary>What was taken over from the store's projection, since this journal knew less; null for nothing.</summary>
        public AreaYield? Adopted { get; init; }
    }

    /// <summary>Pages were kept; of earlier versions, whose areas kept the cursor. Nothing follows from it.</summary>
    /// <param name="TaskId">Its task.</param>
    /// <param name="Checkpoint">Where it stands.</param>
    public sealed record CursorMoved(string TaskId, DiscoveryCheckpoint Checkpoint) : IAreaEvent;

    /// <summary>A search came to its end.</summary>
    /// <param name="TaskId">Its task.</param>
    /// <param name="Checkpoint">What it found.</param>
    /// <param name="At">When.</param>
    public sealed record SearchEnded(string TaskId, DiscoveryCheckpoint Checkpoint, DateTimeOffset At) : IAreaEvent
    {
        /// <summary>What it came to; null of earlier versions.</summary>
        public AreaSearch? Found { get; init; }
    }
}
