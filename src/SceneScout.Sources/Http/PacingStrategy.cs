using Polly;

namespace SceneScout.Sources.Http;

/// <summary>Spaces calls evenly. Each retry is a call of its own and waits for its slot too.</summary>
internal sealed class PacingStrategy(double callsPerSecond, TimeProvider time) : ResilienceStrategy
{
    private readonly Lock gate = new();
    private readonly TimeSpan spacing = callsPerSecond > 0 ? TimeSpan.FromSeconds(1 / callsPerSecond) : TimeSpan.Zero;
    private DateTimeOffset next = DateTimeOffset.MinValue;

    /// <inheritdoc />
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        var wait = Reserve();
        if (wait > TimeSpan.Zero)
        {
            try
            {
                await Task.Delay(wait, time, context.CancellationToken);
            }
            catch (OperationCanceledException cancelled)
            {
                return Outcome.FromException<TResult>(cancelled);
            }
        }

        return await callback(context, state);
    }

    private TimeSpan Reserve()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var slot = next > now ? next : now;
            next = slot + spacing;
            return slot - now;
        }
    }
}
