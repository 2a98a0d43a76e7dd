using System.Collections.Immutable;

namespace SceneScout.Lab.Bench.Claims;

/// <summary>What claims are measured with.</summary>
/// <param name="Tasks">Tasks that wait in the queue.</param>
/// <param name="Claimers">How many claim at the same time, one measurement after the other.</param>
/// <param name="Duration">How long each measurement takes, after a tenth of it for warming up.</param>
internal sealed record ClaimsBenchOptions(int Tasks, ImmutableArray<int> Claimers, TimeSpan Duration);
