namespace SceneScout.Storage.Contracts;

/// <summary>How long changes are kept. A change goes when it is older than <see cref="Keep"/> or there are more than <see cref="KeepRows"/>, and every named cursor has passed it; beyond <see cref="HardKeep"/> or <see cref="HardRows"/> it goes all the same, and cursors before it are told to reset.</summary>
public sealed record FeedRetention
{
    /// <summary>Age.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Number.</summary>
    public long KeepRows { get; init; } = 1_000_000;

    /// <summary>Age up to which a named cursor holds changes back.</summary>
    public TimeSpan HardKeep { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Number up to which a named cursor holds changes back.</summary>
    public long HardRows { get; init; } = 2_000_000;

    /// <summary>A cursor that was not moved or marked for so long is forgotten.</summary>
    public TimeSpan KeepCursors { get; init; } = TimeSpan.FromDays(30);
}
