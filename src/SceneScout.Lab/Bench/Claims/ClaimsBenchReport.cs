using System.Collections.Immutable;
using SceneScout.Lab.Bench.Http;

namespace SceneScout.Lab.Bench.Claims;

/// <summary>What <c>scout bench claims</c> found.</summary>
/// <param name="Tasks">Tasks that waited in the queue at first.</param>
/// <param name="FillSeconds">How long it took to queue them.</param>
/// <param name="Claims">Claims of one task each, by how many claimed at the same time.</param>
/// <param name="Bare">One claimer's bare statement, the least that a claim can cost: the first task of a source's queue is leased, the sources in turn, without turns, limits and pauses. Null on SQLite.</param>
internal sealed record ClaimsBenchReport(int Tasks, double FillSeconds, ImmutableArray<ClaimFigures> Claims, ClaimFigures? Bare)
{
    /// <summary>Median of a single claimer over that of the bare statement; null without both.</summary>
    public double? OverBare => Bare is { Milliseconds.Median: > 0 } && Claims.FirstOrDefault(c => c.Claimers == 1) is { } one
        ? Math.Round(one.Milliseconds.Median / Bare.Milliseconds.Median, 2)
        : null;
}

/// <summary>Claims of so many at the same time.</summary>
/// <param name="Claimers">How many.</param>
/// <param name="PerSecond">Claims a second of all of them together, completing what was claimed included.</param>
/// <param name="Milliseconds">From asking until the task is leased, its transaction committed.</param>
internal sealed record ClaimFigures(int Claimers, double PerSecond, Latencies Milliseconds);
