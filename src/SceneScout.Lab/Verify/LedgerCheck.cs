using SceneScout.Storage.Contracts;

namespace SceneScout.Lab.Verify;

/// <summary>Runs the check on a store.</summary>
internal static class LedgerCheck
{
    /// <summary>Reads the store and gives the verdict.</summary>
    /// <param name="store">The store.</param>
    /// <param name="truth">What is true; null when nobody knows.</param>
    /// <param name="horizon">How far searches look ahead.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <param name="gathers">How long rows may gather for a batch (<c>spawn.ingestion-max-wait</c>).</param>
    public static async Task<LedgerReport> RunAsync(IStore store, TruthDocument? truth, TimeSpan horizon, DateTimeOffset now, CancellationToken cancellation, TimeSpan gathers = default)
    {
        var breaches = (await store.Ledger.FindBreachesAsync(now - LedgerRules.Grace, gathers, cancellation)).AsEnumerable();
        int? looked = null;
        if (truth is not null)
        {
            var expected = TruthCheck.Expected(truth, now, horizon);
            looked = expected.Length;
            breaches = breaches.Concat(await TruthCheck.MissingAsync(store.Events, expected, cancellation));
        }

        return LedgerReport.Of(
            store.Kind,
            now,
            await store.Tasks.CountAsync(cancellation),
            await store.Workers.CountersAsync(cancellation),
            await store.Events.TotalsAsync(cancellation),
            looked,
            breaches);
    }
}
