using System.Collections.Immutable;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>A step of a thred.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When, in ms since 1970.</param>
/// <param name="Input">The event; null for a timer, a move, the end of a child.</param>
/// <param name="Effects">What followed outside it.</param>
/// <param name="Audit">What was noted.</param>
internal sealed record ThredHistoryStep(long Number, long At, ThredEvent? Input, ImmutableArray<ThredEffect> Effects, ImmutableArray<ThredAudit> Audit);
