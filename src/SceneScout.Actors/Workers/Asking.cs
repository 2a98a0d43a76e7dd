using Akka.Actor;

namespace SceneScout.Actors.Workers;

/// <summary>Questions to other actors whose wait goes by the node's clock, as everything else that a run waits for.</summary>
internal static class Asking
{
    /// <summary>Asks, and waits for the answer.</summary>
    /// <param name="actor">Who is asked.</param>
    /// <param name="question">What.</param>
    /// <param name="patience">How long the answer may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <exception cref="AskTimeoutException">It took longer.</exception>
    /// <exception cref="OperationCanceledException">The wait was stopped.</exception>
    public static async Task<T> AskAsync<T>(this ICanTell actor, object question, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(patience, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            return await actor.Ask<T>(question, Timeout.InfiniteTimeSpan, over.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new AskTimeoutException($"No answer to {question.GetType().Name} within {patience}.");
        }
    }
}
