using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Planning;

/// <summary>What the planner needs to know of a source.</summary>
/// <param name="Name">The source.</param>
/// <param name="AreaSearch">Whether it can be searched by place.</param>
/// <param name="ListsEvents">Whether it lists events; false for venue directories.</param>
public sealed record PlannedSource(SourceName Name, bool AreaSearch, bool ListsEvents)
{
    /// <summary>Largest radius of one search, metres; larger areas are tiled.</summary>
    public double MaxRadiusMetres { get; init; } = double.PositiveInfinity;

    /// <summary>Searches that each tile takes: more than one where some events answer to a query of their own only.</summary>
    public int SearchesPerTile { get; init; } = 1;

    /// <summary>Lists that a source without search by place is asked for, each at least one call.</summary>
    public int Lists { get; init; } = 1;

    /// <summary>What a call takes of a budget in points.</summary>
    public double PointsPerCall { get; init; } = 1;

    /// <summary>What it allows.</summary>
    public ImmutableArray<CallBudget> Budgets { get; init; } = [];

    /// <summary>What so many calls take of a budget, in its unit.</summary>
    public double Cost(double calls, CallBudget budget) => budget.Unit == "points" ? calls * PointsPerCall : calls;
}
