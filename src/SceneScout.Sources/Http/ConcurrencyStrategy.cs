using Polly;
using SceneScout.Domain.Quotas;

namespace SceneScout.Sources.Http;

/// <summary>Lets so many calls run at the same time; areas take turns. The number follows how the source does. A call that waits longer than its attempt's patience has no turn.</summary>
internal sealed class ConcurrencyStrategy(string source, int most, TimeProvider time) : ResilienceStrategy<RawAnswer>
{
    // Within it somebody else's wait is the source's own slowness.
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);
    private readonly Lock gate = new();
    private readonly Dictionary<long, TaskCompletionSource> waiting = [];
    private AdaptiveLimit limit = AdaptiveLimit.Of(most);
    private AreaTurns turns = AreaTurns.Empty;
    private long number;
    private int running;

    /// <inheritdoc />
    protected override async ValueTask<Outcome<RawAnswer>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<RawAnswer>>> callback, ResilienceContext context, TState state)
    {
        try
        {
            if (!await EnterAsync(context.CancellationToken))
                return Outcome.FromException<RawAnswer>(new NoTurnException("too many calls wait before it", RetryAfter));
        }
        catch (OperationCanceledException cancelled)
        {
            return Outcome.FromException<RawAnswer>(cancelled);
        }

        try
        {
            return await callback(context, state);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Hears how an attempt went.</summary>
    public void Hear(bool failed, TimeSpan took)
    {
        int now;
        lock (gate)
        {
            limit = limit.After(failed, took, time.GetUtcNow());
            now = limit.Limit;
            Admit();
        }

        SourceInstruments.Concurrency(source, now);
    }

    private async Task<bool> EnterAsync(CancellationToken cancellation)
    {
        var scope = CallScope.Current;
        TaskCompletionSource mine;
        long call;
        lock (gate)
        {
            cancellation.ThrowIfCancellationRequested();
            call = number++;
            mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add(call, mine);
            turns = turns.Join(scope.Area, call);
            Admit();
        }

        if (mine.Task.IsCompleted)
            return true;
        try
        {
            await mine.Task.WaitAsync(scope.Patience?.Left ?? Timeout.InfiniteTimeSpan, time, cancellation);
            return true;
        }
        catch (TimeoutException)
        {
            return !Withdraw(scope.Area, call);
        }
        catch (OperationCanceledException)
        {
            if (!Withdraw(scope.Area, call))
                Leave();
            throw;
        }
    }

    // False when it was admitted in the meantime.
    private bool Withdraw(string area, long call)
    {
        lock (gate)
        {
            if (!waiting.Remove(call))
                return false;
            turns = turns.Leave(area, call);
            return true;
        }
    }

    private void Leave()
    {
        lock (gate)
        {
            running--;
            Admit();
        }
    }

    private void Admit()
    {
        while (running < limit.Limit && turns.Next() is { } next)
        {
            turns = next.Left;
            running++;
            if (waiting.Remove(next.Call, out var admitted))
                admitted.TrySetResult();
        }
    }
}
