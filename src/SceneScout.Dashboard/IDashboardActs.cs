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

    /// <summary>Says that two listings are one event, or that they are two for good.</summary>
    /// <param name="pairId">The pair.</param>
    /// <param name="isSame">Which.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Stops the wait, not the change.</param>
    /// <returns>What it came to, for people.</returns>
    Task<string> RuleAsync(Guid pairId, bool isSame, string by, CancellationToken cancellation);

    /// <summary>Takes a listing out of an event and keeps it apart from those that stay.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="listing">One of its listings.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Stops the wait, not the change.</param>
    /// <returns>What it came to, for people.</returns>
    Task<string> SplitAsync(Guid eventId, string listing, string by, CancellationToken cancellation);
}
