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

    /// <summary>One of the two, if the pattern still stands where it was read. Answered as they are, or by <see cref="PatternReplies.Moved"/>.</summary>
    /// <param name="PatternId">The pattern.</param>
    /// <param name="Expected">Where it was read.</param>
    /// <param name="Json">The pattern to put, checked; null to take it away.</param>
    /// <param name="By">Who does it.</param>
    internal sealed record When(string PatternId, PatternPlace Expected, string? Json, string By) : IPatternCommand
    {
        /// <summary>What is done if it does.</summary>
        public IPatternCommand Then => Json is null ? new Remove(PatternId, By) : new Put(PatternId, Json, By);

        /// <summary>A condition of putting a pattern or taking it away.</summary>
        public static When Of(IPatternCommand command, PatternPlace expected) => command switch
        {
            Put put => new(put.PatternId, expected, put.Json, put.By),
            Remove remove => new(remove.PatternId, expected, null, remove.By),
            _ => throw new ArgumentException($"command: {command.GetType().Name}; Put and Remove are accepted.", nameof(command)),
        };
    }

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
