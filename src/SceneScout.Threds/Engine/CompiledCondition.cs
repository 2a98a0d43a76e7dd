using System.Collections.Immutable;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>A condition whose expressions are parsed.</summary>
/// <param name="Model">As it was written.</param>
/// <param name="Id">Its path within the reaction: <c>0</c>, <c>0.1</c>; no two conditions share one.</param>
/// <param name="Operands">The conditions within.</param>
/// <param name="Filter">Of a filter: its expression.</param>
/// <param name="OnTrue">What is evaluated when it has matched.</param>
/// <param name="Transform">What the outbound event says.</param>
/// <param name="Publish">To whom it goes.</param>
internal sealed record CompiledCondition(
    ConditionModel Model,
    string Id,
    ImmutableArray<CompiledCondition> Operands,
    ThredExpression? Filter,
    ThredExpression? OnTrue,
    CompiledTransform? Transform,
    ImmutableArray<CompiledPublish> Publish);
