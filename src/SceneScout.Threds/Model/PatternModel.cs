using System.Collections.Immutable;

namespace SceneScout.Threds.Model;

/// <summary>A workflow's definition: reactions in their order, the first of which begins a thred.</summary>
public sealed record PatternModel
{
    /// <summary>Its id; without one the name in lower case with underscores for spaces.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>The states, in the order that <c>$next</c> follows.</summary>
    public required ImmutableArray<ReactionModel> Reactions { get; init; }

    /// <summary>The least time between two threds that begin, in ms; 0 for none.</summary>
    public long InstanceInterval { get; init; }

    /// <summary>How many of its threds may live at once; 0 for any number.</summary>
    public long MaxInstances { get; init; }

    /// <summary>Whether participants may speak to each other in its threds, also after these have finished.</summary>
    public bool BroadcastAllowed { get; init; }

    /// <summary>Whether what one participant does is told to the others.</summary>
    public bool EchoResponses { get; init; }

    /// <summary>Whether it is loaded from the store; null when it does not say.</summary>
    public bool? Active { get; init; }

    /// <summary>The pattern as it was put.</summary>
    public required RawJson Json { get; init; }
}
