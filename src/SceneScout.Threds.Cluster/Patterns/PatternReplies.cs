using System.Collections.Immutable;
using SceneScout.Threds.Cluster.Wire;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Patterns;

/// <summary>What a pattern's owner answers.</summary>
internal static class PatternReplies
{
    /// <summary>Which version stands now.</summary>
    /// <param name="Version">The latest version; 0 when there is no such pattern.</param>
    /// <param name="Active">Whether it serves new threds.</param>
    /// <param name="IsNew">Whether that is a change.</param>
    /// <param name="Unaware">Nodes that did not say that they know.</param>
    internal sealed record Stands(int Version, bool Active, bool IsNew, ImmutableArray<string> Unaware) : IThredWire;

    /// <summary>It does not stand where it was read: nothing was changed.</summary>
    /// <param name="Now">Where it stands.</param>
    internal sealed record Moved(PatternPlace Now) : IThredWire;

    /// <summary>Whether a thred may begin.</summary>
    /// <param name="ThredId">The thred.</param>
    /// <param name="Refusal">Why not; null when it may.</param>
    internal sealed record Slot(string ThredId, ThredFault? Refusal) : IThredWire;

    /// <summary>It is in the journal.</summary>
    /// <param name="PatternId">The pattern.</param>
    /// <param name="Ref">What the sender knows it by.</param>
    internal sealed record Noted(string PatternId, long Ref) : IThredWire;

    /// <summary>The threds that live, of those that the pattern counts.</summary>
    /// <param name="ThredIds">Their ids.</param>
    internal sealed record Live(ImmutableArray<string> ThredIds) : IThredWire;
}
