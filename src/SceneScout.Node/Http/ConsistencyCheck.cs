using System.Collections.Immutable;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>Runs the ledger's rules over the store for whoever asks: one check at a time on this node, since each reads whole tables.</summary>
internal sealed class ConsistencyCheck(ILedgerStore ledger, TimeSpan gathers, TimeProvider time)
{
    /// <summary>How long a caller waits.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private int _running;

    /// <summary>Begins a check, unless one runs.</summary>
    /// <returns>Null when one runs; else what it found, or null after <see cref="Limit"/>. A statement that cannot be stopped goes on, and no other check begins until it has ended.</returns>
    public Task<ImmutableArray<LedgerBreach>?>? Begin(CancellationToken cancellation) =>
        Interlocked.Exchange(ref _running, 1) == 1 ? null : RunAsync(cancellation);

    private async Task<ImmutableArray<LedgerBreach>?> RunAsync(CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await CheckAsync(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<ImmutableArray<LedgerBreach>> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            return await ledger.FindBreachesAsync(time.GetUtcNow() - LedgerRules.Grace, gathers, cancellation);
        }
        finally
        {
            Interlocked.Exchange(ref _running, 0);
        }
    }
}
