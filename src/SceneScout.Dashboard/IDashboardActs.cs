using SceneScout.Dashboard.Pictures;

namespace SceneScout.Dashboard;

/// <summary>What people do from the pages. Each act is written into the audit log with who did it.</summary>
public interface IDashboardActs
{
    /// <summary>Queues a dead letter again.</summary>
    /// <param name="taskId">Its task.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>What it came to, for people.</returns>
    Task<string> RetryAsync(string taskId, string by, CancellationToken cancellation);

    /// <summary>Ends a dead letter for good.</summary>
    /// <inheritdoc cref="RetryAsync" path="/param"/>
    /// <returns>What it came to, for people.</returns>
    Task<string> DiscardAsync(string taskId, string by, CancellationToken cancellation);

    /// <summary>Cancels a live task.</summary>
    /// <inheritdoc cref="RetryAsync" path="/param"/>
    /// <returns>What it came to, for people.</returns>
    Task<string> CancelAsync(string taskId, string by, CancellationToken cancellation);

    /// <summary>Lets an event be published that waits for review, or keeps it from being.</summary>
    /// <param name="held">The event as it was looked at: one that has changed since is not decided on.</param>
    /// <param name="isAccepted">Whether it is published.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>What it came to, for people.</returns>
    Task<string> DecideAsync(HeldEvent held, bool isAccepted, string by, CancellationToken cancellation);
}
