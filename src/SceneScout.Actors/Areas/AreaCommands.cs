using SceneScout.Actors.Serialization;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Areas;

/// <summary>Something said to an area, named <c>source/cell</c>.</summary>
public interface IAreaCommand : IWireMessage
{
    /// <summary>The area.</summary>
    string AreaId { get; }
}

/// <summary>What an area is told.</summary>
public static class AreaCommands
{
    /// <summary>A discovery task starts or goes on. Answered by <see cref="AreaReplies.SearchBegun"/>.</summary>
    /// <param name="AreaId">The area.</param>
    /// <param name="TaskId">The task.</param>
    /// <param name="Range">Dates searched.</param>
    /// <param name="At">When.</param>
    public sealed record BeginSearch(string AreaId, string TaskId, DateRange Range, DateTimeOffset At) : IAreaCommand;

    /// <summary>Pages were kept. Answered by <see cref="AreaReplies.Noted"/> once journaled.</summary>
    /// <param name="AreaId">The area.</param>
    /// <param name="TaskId">The task.</param>
    /// <param name="Checkpoint">Where it stands.</param>
    public sealed record NoteProgress(string AreaId, string TaskId, DiscoveryCheckpoint Checkpoint) : IAreaCommand;

    /// <summary>The search is at its end. Answered by <see cref="AreaReplies.Noted"/> once journaled.</summary>
    /// <param name="AreaId">The area.</param>
    /// <param name="TaskId">The task.</param>
    /// <param name="Checkpoint">What it found.</param>
    /// <param name="At">When.</param>
    public sealed record EndSearch(string AreaId, string TaskId, DiscoveryCheckpoint Checkpoint, DateTimeOffset At) : IAreaCommand;
}

/// <summary>What an area answers.</summary>
public static class AreaReplies
{
    /// <summary>The search may begin.</summary>
    /// <param name="Resume">Where this very task stood when the area heard of it last; null for the start.</param>
    /// <param name="ChangedSince">Start of the last complete search over these dates; null when there was none.</param>
    public sealed record SearchBegun(DiscoveryCheckpoint? Resume, DateTimeOffset? ChangedSince) : IWireMessage;

    /// <summary>It is in the journal.</summary>
    public sealed record Noted : IWireMessage;
}
