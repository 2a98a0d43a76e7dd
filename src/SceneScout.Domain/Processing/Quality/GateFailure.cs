using System.Collections.Immutable;
using System.Globalization;

namespace SceneScout.Domain.Processing.Quality;

/// <summary>A gate that an event fails.</summary>
/// <param name="Gate">The gate: <c>core_completeness</c>.</param>
/// <param name="Severity">How bad that is.</param>
/// <param name="Score">What the event reaches, 0 to 1.</param>
/// <param name="Threshold">What it would have to reach.</param>
/// <param name="Rules">What it lost points for.</param>
public sealed record GateFailure(string Gate, GateSeverity Severity, double Score, double Threshold, ImmutableArray<string> Rules)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Gate} ({Severity.ToString().ToLowerInvariant()}) is {Score:0.00}, {Threshold:0.00} is needed: {string.Join(", ", Rules)}");
}
