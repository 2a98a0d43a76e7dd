using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Planning;

/// <summary>What a plan will take of the sources' budgets, before anything is called.</summary>
/// <param name="Areas">Each area, in the plan's order.</param>
/// <param name="Sources">Each source, in the order asked for.</param>
public sealed record DiscoveryForecast(ImmutableArray<AreaForecast> Areas, ImmutableArray<SourceForecast> Sources)
{
    /// <summary>Forecasts a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="sources">The sources that it was made of.</param>
    public static DiscoveryForecast Of(DiscoveryPlan plan, IReadOnlyCollection<PlannedSource> sources)
    {
        var byName = sources.DistinctBy(source => source.Name).ToDictionary(source => source.Name);
        return new DiscoveryForecast(
            [.. plan.Areas.Select(area => new AreaForecast(area, Shares(byName[area.Source], area.CallsPerDay)))],
            [.. byName.Values.Select(source => OfSource(source, [.. plan.Areas.Where(area => area.Source == source.Name)]))]);
    }

    private static SourceForecast OfSource(PlannedSource source, ImmutableArray<DiscoveryArea> areas)
    {
        var (calls, perDay) = (areas.Sum(area => area.ExpectedCalls), areas.Sum(area => area.CallsPerDay));
        return new SourceForecast(source.Name, areas.Length, areas.Sum(area => area.Tiles), calls, perDay, RoundTime(source, calls), Shares(source, perDay));
    }

    private static ImmutableArray<BudgetShare> Shares(PlannedSource source, double callsPerDay) =>
        [.. source.Budgets.Select(budget => new BudgetShare(budget, source.Cost(callsPerDay, budget) / budget.PerDay))];

    private static TimeSpan RoundTime(PlannedSource source, double calls) =>
        source.Budgets.Select(budget => (Need: source.Cost(calls, budget), Budget: budget))
            .Where(at => at.Need > at.Budget.Amount)
            .Select(at => at.Budget.Window * (at.Need / at.Budget.Amount))
            .DefaultIfEmpty(TimeSpan.Zero)
            .Max();
}

/// <summary>What one area takes.</summary>
/// <param name="Area">The area.</param>
/// <param name="Shares">Its part of each budget of its source.</param>
public sealed record AreaForecast(DiscoveryArea Area, ImmutableArray<BudgetShare> Shares);

/// <summary>What one source is asked for.</summary>
/// <param name="Source">The source.</param>
/// <param name="Areas">Areas planned.</param>
/// <param name="Tiles">Searches by place that cover them.</param>
/// <param name="Calls">Calls that search every area once.</param>
/// <param name="CallsPerDay">Calls of a day at the planned frequency.</param>
/// <param name="RoundTime">The least time in which its budgets let every area be searched once; zero when nothing holds it up.</param>
/// <param name="Shares">Its part of each budget.</param>
public sealed record SourceForecast(SourceName Source, int Areas, int Tiles, double Calls, double CallsPerDay, TimeSpan RoundTime, ImmutableArray<BudgetShare> Shares);

/// <summary>A part of a budget.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="Share">In the long run, 0 for nothing, 1 for all.</param>
public sealed record BudgetShare(CallBudget Budget, double Share);
