namespace SceneScout.Dashboard.Pictures;

/// <summary>Tasks in one state or in all, the newest first.</summary>
/// <param name="Lines">The tasks.</param>
/// <param name="IsCut">Whether there are more than are shown.</param>
/// <param name="ReadAt">When they were read.</param>
public sealed record TaskList(IReadOnlyList<TaskLine> Lines, bool IsCut, DateTimeOffset ReadAt)
{
    /// <summary>Tasks that are shown at most.</summary>
    public const int Most = 10_000;
}
