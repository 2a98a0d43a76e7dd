using System.Collections.Immutable;
using System.Text.Json;

namespace SceneScout.Threds.Model;

/// <summary>A state of a thred: what it waits for.</summary>
public sealed record ReactionModel
{
    /// <summary>Its name, once in a pattern; without one <c>PATTERN_I</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What happens here.</summary>
    public string? Description { get; init; }

    /// <summary>Which events it takes and what it does with them.</summary>
    public required ConditionModel Condition { get; init; }

    /// <summary>Whose events it takes: ids, <c>$group</c>, <c>/regular expression/</c>; none for everybody's.</summary>
    public ImmutableArray<string> AllowedSources { get; init; } = [];

    /// <summary>The roles one of which the source must have; none for any.</summary>
    public ImmutableArray<string> AllowedRoles { get; init; } = [];

    /// <summary>Whether a running thred takes events here that are bound to no thred.</summary>
    public bool AllowUnboundEvents { get; init; }

    /// <summary>How long it waits, in ms; null for ever.</summary>
    public long? ExpiryInterval { get; init; }

    /// <summary>Where it goes when it has waited so long; null for <c>$next</c>.</summary>
    public TransitionModel? ExpiryTransition { get; init; }

    /// <summary>Events that it gives itself while it waits.</summary>
    public ImmutableArray<TimerModel> Timers { get; init; } = [];

    /// <summary>The JSON Schema that the data of an event has to fit; undefined for any data.</summary>
    public JsonElement Inputs { get; init; }
}
