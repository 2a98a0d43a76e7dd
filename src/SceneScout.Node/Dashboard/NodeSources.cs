using System.Collections.Immutable;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Quotas;
using SceneScout.Dashboard.Pictures;
using SceneScout.Domain.Events;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Hosting;
using SceneScout.Sources;

namespace SceneScout.Node.Dashboard;

/// <summary>Reads the sources: what this node knows of them, and their budgets from the owners.</summary>
internal sealed class NodeSources(SpawnServices services, SourceSet sources, QuotaGateway quotas)
{
    // An owner that moves shows as a budget that is not known, not as a page that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Reads them.</summary>
    public async Task<IReadOnlyList<SourcePicture>> ReadAsync(CancellationToken cancellation)
    {
        var paused = (await services.Store.Control.ReadAsync(cancellation)).Pauses.Where(p => p.Target.Scope == PauseScope.Source).Select(p => p.Target.Name).ToHashSet(StringComparer.Ordinal);
        var counts = await services.Store.Tasks.CountAsync(cancellation);
        var totals = await services.Store.Events.TotalsAsync(cancellation);
        return await Task.WhenAll(sources.Adapters.Where(adapter => adapter.Name != SourceName.Manual).Select(adapter => adapter.Name).Select(async name =>
        {
            var (budgets, fault) = await BudgetAsync(name, cancellation);
            var (calls, now) = (sources.Calls.Of(name.Value), services.Now);
            var mine = counts.Where(count => count.Source == name.Value).ToList();
            return new SourcePicture(
                name.Value,
                paused.Contains(name.Value) ? "paused" : sources.Client(name) is null ? "off" : "on",
                calls.Calls,
                calls.TooMany,
                calls.Breaker,
                calls.Median,
                calls.Slowest,
                calls.LastFailure,
                calls.LastFailureAt,
                totals.PerSource.GetValueOrDefault(name.Value),
                mine.Where(count => count.State == TaskState.Queued).Sum(count => count.Count),
                mine.Where(count => count.State == TaskState.Leased).Sum(count => count.Count),
                budgets,
                fault,
                [.. (sources.Keys(name)?.States ?? []).Select(key => new KeyHealth(key.Id, key.Refusal is { } refusal ? $"refused: {refusal.Status}{(refusal.Code is null ? "" : $" {refusal.Code}")}" : null, key.Refusal?.Until))]);
        }));
    }

    /// <summary>The limits of a budget as bars.</summary>
    internal static ImmutableArray<BudgetBar> Bars(QuotaReplies.Budget budget) =>
    [
        .. budget.Keys.SelectMany(key =>
            (key.Slots is { } slots ? new[] { new BudgetBar(key.KeyId, null, "calls held", key.SlotsLeased, slots, null) } : [])
            .Concat(key.Windows.Select(window => new BudgetBar(key.KeyId, TimeSpan.FromSeconds(window.WindowSeconds), window.Unit, window.Used, window.Limit, window.ResetAt)))),
    ];

    private async Task<(ImmutableArray<BudgetBar> Bars, string? Fault)> BudgetAsync(SourceName name, CancellationToken cancellation)
    {
        if (!quotas.Sources.Contains(name))
            return ([], null);
        try
        {
            var (budget, fault) = await quotas.ShowAsync(name, cancellation).WaitAsync(Patience, cancellation);
            return budget is null ? ([], fault!.Message) : (Bars(budget), null);
        }
        catch (TimeoutException)
        {
            return ([], $"The owner of the budget of {name} did not answer within {Patience.TotalSeconds:0} s; it may be moving to another node.");
        }
    }
}
