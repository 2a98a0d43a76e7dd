using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Json.Schema;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>A reaction whose expressions are parsed.</summary>
internal sealed record CompiledReaction(
    ReactionModel Model, int Index, CompiledCondition Condition, ImmutableArray<Regex> SourcePatterns, ImmutableArray<CompiledTimer> Timers, JsonSchema? Inputs);
