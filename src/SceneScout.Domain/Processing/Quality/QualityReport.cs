using System.Collections.Immutable;

namespace SceneScout.Domain.Processing.Quality;

/// <summary>How good an event's data is.</summary>
/// <param name="Overall">0 to 1: the weighted mean of the dimensions.</param>
/// <param name="Dimensions">Each dimension, 0 to 1.</param>
/// <param name="Reasons">What lowered them: <c>dimension/rule</c>, see docs/quality.md.</param>
public sealed record QualityReport(double Overall, ImmutableSortedDictionary<string, double> Dimensions, ImmutableArray<string> Reasons)
{
    /// <summary>The gates that the event fails.</summary>
    public ImmutableArray<GateFailure> Failures { get; init; } = [];
}
