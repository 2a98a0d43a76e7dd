using System.Collections.Immutable;

namespace SceneScout.Threds.Model;

/// <summary>Which events a reaction takes, and what follows.</summary>
public sealed record ConditionModel
{
    /// <summary>How it decides.</summary>
    public required ConditionKind Kind { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Of <c>and</c> and <c>or</c>: the conditions within.</summary>
    public ImmutableArray<ConditionModel> Operands { get; init; } = [];

    /// <summary>Of a filter: its expression.</summary>
    public string? Expression { get; init; }

    /// <summary>An expression for its effects when it has matched.</summary>
    public string? OnTrue { get; init; }

    /// <summary>What the outbound event says.</summary>
    public TransformModel? Transform { get; init; }

    /// <summary>To whom it goes; several make several events.</summary>
    public ImmutableArray<PublishModel> Publish { get; init; } = [];

    /// <summary>Where the thred goes; null for <c>$next</c>.</summary>
    public TransitionModel? Transition { get; init; }

    /// <summary>The threds that it begins.</summary>
    public SpawnModel? Spawn { get; init; }

    /// <summary>Where it stands in the pattern, for messages.</summary>
    public required string Path { get; init; }
}
