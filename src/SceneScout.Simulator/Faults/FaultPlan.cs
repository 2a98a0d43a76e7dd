using System.Collections.Immutable;

namespace SceneScout.Simulator.Faults;

/// <summary>What goes wrong, by source.</summary>
public sealed record FaultPlan
{
    /// <summary>Nothing goes wrong anywhere.</summary>
    public static FaultPlan None { get; } = new();

    /// <summary>Faults by a name of <see cref="SourceNames"/>; a source that is not named has none.</summary>
    public ImmutableDictionary<string, SourceFaults> Sources { get; init; } = ImmutableDictionary<string, SourceFaults>.Empty;

    /// <summary>The faults of a source.</summary>
    public SourceFaults Of(string source) => Sources.GetValueOrDefault(source, SourceFaults.None);

    /// <summary>The plan with other faults for one source.</summary>
    /// <exception cref="ArgumentException">The source is unknown or a value is out of its range.</exception>
    public FaultPlan With(string source, SourceFaults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var mistakes = faults.Validate().ToList();
        return mistakes.Count == 0
            ? this with { Sources = Sources.SetItem(SourceNames.Require(source), faults) }
            : throw new ArgumentException(string.Join(' ', mistakes), nameof(faults));
    }
}
