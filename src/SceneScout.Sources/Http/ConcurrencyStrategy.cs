using Polly;

namespace SceneScout.Sources.Http;

/// <summary>Lets so many calls run at the same time; others wait, in no promised order.</summary>
internal sealed class ConcurrencyStrategy(int limit) : ResilienceStrategy, IDisposable
{
    private readonly SemaphoreSlim slots = new(Math.Max(1, limit));

    /// <inheritdoc />
    public void Dispose() => slots.Dispose();

    /// <inheritdoc />
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        try
        {
            await slots.WaitAsync(context.CancellationToken);
        }
        catch (OperationCanceledException cancelled)
        {
            return Outcome.FromException<TResult>(cancelled);
        }

        try
        {
            return await callback(context, state);
        }
        finally
        {
            slots.Release();
        }
    }
}
