using System.Collections.Immutable;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>What a thred did.</summary>
/// <param name="Count">How many steps there are.</param>
/// <param name="Steps">The last of them, in order.</param>
internal sealed record ThredHistory(long Count, ImmutableArray<ThredHistoryStep> Steps);
