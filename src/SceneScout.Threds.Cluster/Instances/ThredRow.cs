using System.Collections.Immutable;
using SceneScout.Threds.Cluster.Wire;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>A journal entry of a thred: decisions that were made one after the other and are kept together, and what was delivered since the entry before.</summary>
/// <param name="Steps">The decisions, in order.</param>
/// <param name="Delivered">For receivers of the outbox, the last number that they have.</param>
internal sealed record ThredRow(ImmutableArray<StepRecord> Steps, ImmutableArray<(string Receiver, long Through)> Delivered) : IThredWire;
