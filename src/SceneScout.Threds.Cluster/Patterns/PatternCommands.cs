using SceneScout.Threds.Cluster.Wire;

namespace SceneScout.Threds.Cluster.Patterns;

/// <summary>Something said to a pattern's owner.</summary>
internal interface IPatternCommand : IThredWire
{
    /// <summary>The pattern.</summary>
    string PatternId { get; }
}

/// <summary>What a pattern's owner is told.</summary>
internal static class PatternCommands
{
    /// <summary>A version is put; it serves new threds from then on. Answered by <see cref="PatternReplies.Stands"/> once all nodes know it.</summary>
    /// <param name="PatternId">The pattern.</param>
    /// <param name="Json">The pattern, checked.</param>
    /// <param name="By">Who puts it.</param>
    internal sealed record Put(string PatternId, string Json, string By) : IPatternCommand;

    /// <summary>It serves new threds no more; running ones keep theirs. Answered by <see cref="PatternReplies.Stands"/> once all nodes know it.</summary>
    /// <param name="PatternId">The pattern.</param>
    /// <param name="By">Who takes it away.</param>
    internal sealed record Remove(string PatternId, string By) : IPatternCommand;

    /// <summary>A thred asks for a slot. Answered by <see cref="PatternReplies.Slot"/>.</summary>
    /// <param name="PatternId">The pattern.</param>
    /// <param name="ThredId">The thred.</param>
    /// <param name="Version">The version that it begins with.</param>
    internal sealed record Reserve(string PatternId, string ThredId, int Version) : IPatternCommand;

    /// <summary>A thred has begun. Answered by <see cref="PatternReplies.Noted"/>.</summary>
    /// <param name="PatternId">The pattern.</param>
    /// <param name="ThredId">The thred.</param>
    /// <param name="Ref">What its sender knows it by.</param>
    internal sealed record Take(string PatternId, string ThredId, long Ref) : IPatternCommand;

    /// <summary>A thred has ended, or did not begin. Answered by <see cref="PatternReplies.Noted"/>.</summary>
    /// <param name="PatternId">The pattern.</param>
    /// <param name="ThredId">The thred.</param>
    /// <param name="Ref">What its sender knows it by.</param>
    internal sealed record Free(string PatternId, string ThredId, long Ref) : IPatternCommand;

    /// <summary>Which of its threds live. Answered by <see cref="PatternReplies.Live"/>.</summary>
    /// <param name="PatternId">The pattern.</param>
    internal sealed record AskLive(string PatternId) : IPatternCommand;
}
