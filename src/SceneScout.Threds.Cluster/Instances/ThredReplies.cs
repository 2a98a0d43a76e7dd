using SceneScout.Threds.Cluster.Wire;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>What a thred answers.</summary>
internal static class ThredReplies
{
    /// <summary>What became of a command; all that follows from it is durable.</summary>
    /// <param name="ThredId">The thred.</param>
    /// <param name="Ref">What the sender knows the command by.</param>
    /// <param name="Outcome">What became of it.</param>
    /// <param name="Fault">Why it failed or was refused; null when it did neither.</param>
    internal sealed record Done(string ThredId, long Ref, ThredOutcome Outcome, ThredFault? Fault = null) : IThredWire;

    /// <summary>Whether it has begun.</summary>
    /// <param name="ThredId">The thred.</param>
    /// <param name="HasBegun">Whether it has.</param>
    internal sealed record Begun(string ThredId, bool HasBegun) : IThredWire;

    /// <summary>How it stands.</summary>
    /// <param name="ThredId">The thred.</param>
    /// <param name="View">What clients see of it; null when there is none.</param>
    internal sealed record Shown(string ThredId, RawJson? View) : IThredWire;
}
