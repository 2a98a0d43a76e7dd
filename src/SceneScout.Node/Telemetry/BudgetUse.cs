using System.Collections.Immutable;
using System.Globalization;
using SceneScout.Actors.Quotas;

namespace SceneScout.Node.Telemetry;

/// <summary>How much of a source's call budget is in use.</summary>
/// <param name="Source">The source.</param>
/// <param name="Window">Which limit: the seconds of a counted window, or <c>slots</c> for calls of the short window that nodes hold.</param>
/// <param name="Share">Of what all keys allow, the share in use: 0 to 1, above it when a server allows less than was used.</param>
internal sealed record BudgetUse(string Source, string Window, double Share)
{
    /// <summary>Of a budget as its owner tells it, over all keys.</summary>
    public static ImmutableArray<BudgetUse> Of(QuotaReplies.Budget budget)
    {
        var slots = budget.Keys.Where(key => key.Slots is > 0).ToList();
        return
        [
            .. slots.Count == 0 ? [] : (BudgetUse[])[new(budget.Source, "slots", (double)slots.Sum(key => key.SlotsLeased) / slots.Sum(key => key.Slots!.Value))],
            .. budget.Keys.SelectMany(key => key.Windows).Where(window => window.Limit > 0).GroupBy(window => window.WindowSeconds).OrderBy(window => window.Key)
                .Select(window => new BudgetUse(
                    budget.Source, window.Key.ToString(CultureInfo.InvariantCulture), (double)window.Sum(w => (long)w.Used) / window.Sum(w => (long)w.Limit))),
        ];
    }
}
