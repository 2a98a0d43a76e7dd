using SceneScout.Actors.Serialization;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Areas;

/// <summary>Something said to an area, named <c>source/cell</c>.</summary>
public interface IAreaCommand : IWireMessage
{
    /// <summary>The area.</summary>
    string AreaId { get; }

    /// <summary>W3C traceparent of the task that says it; null when nobody traces.</summary>
    string? TraceParent => null;
}

/// <summary>What an area is told.</summary>
public static class AreaCommands
{
    /// <summary>A discovery task starts or goes on. Answered by <see cref="AreaReplies.SearchBegun"/>.</summary>
    /// <param name="AreaId">The area.</param>
    /// <param name="TaskId">The task.</param>
    /// <param name="Range">Dates searched.</param>
    /// <param name="At">When.</param>
    public sealed record BeginSearch(string AreaId, string TaskId, DateRange Range, DateTimeOffset At) : IAreaCommand
    {
        /// <summary>Where it searches, as text; null of earlier versions.</summary>
        public string? Scope { get; init; }

        /// <summary>When it may be cut short; null for never.</summary>
        public WholeSearchRule? Rule { get; init; }

        /// <summary>What the store's projection says of the area: an area whose journal knows less takes it over. Null for nothing.</summary>
        public AreaYield? Known { get; init; }

        /// <inheritdoc />
        public string? TraceParent { get; init; }
    }

    /// <summary>Pages were kept, of a node of an earlier version: its area kept the cursor. Nothing follows from it. Answered by <see cref="AreaReplies.Noted"/>.</summary>
    /// <param name="AreaId">The area.</param>
    /// <param name="TaskId">The task.</param>
    /// <param name="Checkpoint">Where it stands.</param>
    public sealed record NoteProgress(string AreaId, string TaskId, DiscoveryCheckpoint Checkpoint) : IAreaCommand;

    /// <summary>The search is at its end. Answered by <see cref="AreaReplies.Noted"/> once journaled.</summary>
    /// <param name="AreaId">The area.</param>
    /// <param name="TaskId">The task.</param>
    /// <param name="Checkpoint">What it found.</param>
    /// <param name="At">When.</param>
    public sealed record EndSearch(string AreaId, string TaskId, DiscoveryCheckpoint Checkpoint, DateTimeOffset At) : IAreaCommand
    {
        /// <inheritdoc />
        public string? TraceParent { get; init; }
    }
}

/// <summary>What an area answers.</summary>
public static class AreaReplies
{
    /// <summary>The search may begin.</summary>
    /// <param name="Resume">Of areas of earlier versions; not used.</param>
    /// <param name="ChangedSince">Of areas of earlier versions; not used.</param>
    public sealed record SearchBegun(DiscoveryCheckpoint? Resume, DateTimeOffset? ChangedSince) : IWireMessage
    {
        /// <summary>How the parts of the last whole search began, for a search that may be cut short; null for one that must not.</summary>
        public PartsMemory? Known { get; init; }
    }

    /// <summary>It is in the journal.</summary>
    public sealed record Noted : IWireMessage
    {
        /// <summary>What the area's searches came to, the ended one among them; null of earlier versions, and where none ended.</summary>
        public AreaYield? Yield { get; init; }
    }
}
