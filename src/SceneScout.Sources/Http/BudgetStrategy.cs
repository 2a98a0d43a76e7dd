using Polly;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Http;

/// <summary>Asks the budget before each attempt: a retry is a call of its own. The turn travels in the context to the attempt.</summary>
internal sealed class BudgetStrategy(ICallBudget budget, KeyRing keys, TimeSpan maxWait, TimeProvider time) : ResilienceStrategy
{
    private static readonly ResiliencePropertyKey<CallTurn> Property = new("turn");

    /// <summary>The turn of the attempt that runs under a context.</summary>
    public static CallTurn TurnOf(ResilienceContext context) => context.Properties.GetValue(Property, null!);

    /// <inheritdoc />
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        while (true)
        {
            CallGrant grant;
            try
            {
                grant = await TakeAsync(context.CancellationToken);
            }
            catch (OperationCanceledException cancelled)
            {
                return Outcome.FromException<TResult>(cancelled);
            }

            switch (grant)
            {
                case CallGrant.Now now:
                    context.Properties.Set(Property, now.Turn);
                    var outcome = await callback(context, state);
                    // Nothing was sent: it waits for another turn.
                    if (outcome.Exception is TurnOverException)
                        continue;
                    return outcome;
                case CallGrant.Later later:
                    return Outcome.FromException<TResult>(new NoTurnException(later.Reason, later.RetryAfter));
                default:
                    return Outcome.FromException<TResult>(new NoTurnException("no key is left"));
            }
        }
    }

    private async Task<CallGrant> TakeAsync(CancellationToken cancellation)
    {
        var patience = CallScope.Current.Patience;
        var wait = patience is null || patience.Left > maxWait ? maxWait : patience.Left;
        var began = time.GetTimestamp();
        try
        {
            return await budget.TakeAsync(new CallAsk(keys.Source, keys, wait), cancellation);
        }
        finally
        {
            SourceInstruments.Waited(keys.Source.Value, time.GetElapsedTime(began));
        }
    }
}
