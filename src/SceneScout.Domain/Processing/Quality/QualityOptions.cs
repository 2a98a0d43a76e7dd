namespace SceneScout.Domain.Processing.Quality;

/// <summary>How events are scored, and which are held back.</summary>
public sealed record QualityOptions
{
    /// <summary>What holds where nothing is configured: every gate that fails holds an event back.</summary>
    public static readonly QualityOptions Default = new();

    /// <summary>For data that the operator vouches for: scored, never held back by gates.</summary>
    public static readonly QualityOptions Vouched = new() { HoldFrom = null };

    /// <summary>How much each dimension counts.</summary>
    public QualityWeights Weights { get; init; } = QualityWeights.Default;

    /// <summary>From which severity on a failed gate holds an event back; null: none does.</summary>
    public GateSeverity? HoldFrom { get; init; } = GateSeverity.Medium;
}
