using System.Collections.Immutable;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>What a condition that matched wants done.</summary>
internal sealed record ReactionResult(
    CompiledTransform? Transform, ImmutableArray<CompiledPublish> Publish, TransitionModel? Transition, SpawnModel? Spawn, string Condition);
