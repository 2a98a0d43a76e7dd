using System.Collections.Immutable;

namespace SceneScout.Storage.Contracts;

/// <summary>What happened to events, in one order for everybody (<c>event_feed</c>). A change stands in it as soon as the transaction that made it has ended, never before, and no reader skips one that ended late: what is given a place comes after all that was ever read.</summary>
public interface IFeedStore
{
    /// <summary>Raised in this process after a transaction that appended; a hint to look, nothing more.</summary>
    event EventHandler? Appended;

    /// <summary>Changes after a place, in order.</summary>
    /// <param name="since">The last place read; 0 for the beginning.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="documents">Whether each change brings its event as it is now. It is at least as new as the change.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<FeedPage> ReadAsync(long since, int limit, bool documents, CancellationToken cancellation);

    /// <summary>A place before every change from an instant on: changes of a few minutes before it come after the place, too, as nodes' clocks and long transactions have it. The feed's beginning where it is younger.</summary>
    Task<long> PlaceAtAsync(DateTimeOffset at, CancellationToken cancellation);

    /// <summary>The cursor of a name; where there is none yet, it is made at the feed's end.</summary>
    /// <param name="name">1 to 100 characters.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<FeedCursor> OpenCursorAsync(string name, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Moves a cursor forward, and marks it as alive. Doing it again, or with an earlier place, moves nothing.</summary>
    /// <param name="name">An open cursor.</param>
    /// <param name="to">The last place whose changes are dealt with; not beyond the feed's end.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>Where it stands; null when it is not there any more: it was not moved for too long and has been forgotten.</returns>
    /// <exception cref="ArgumentException">The place is beyond the feed's end.</exception>
    Task<long?> AdvanceAsync(string name, long to, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Puts a cursor anywhere, back as well: what comes after it is delivered again.</summary>
    /// <inheritdoc cref="AdvanceAsync" path="/param"/>
    /// <exception cref="ArgumentException">The place is beyond the feed's end.</exception>
    Task ResetCursorAsync(string name, long to, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>All cursors, by name, and how far behind they are.</summary>
    Task<ImmutableArray<FeedCursorLag>> CursorsAsync(CancellationToken cancellation);

    /// <summary>Announces the next changes after a cursor to whoever listens on <c>spawn_result</c> and moves the cursor, in one transaction: while one caller does it others pass by, so nothing is announced twice. A store without notifications moves the cursor alone.</summary>
    /// <param name="name">A cursor; where there is none yet, it is made at the feed's end.</param>
    /// <param name="limit">Changes at most, 1 to 1,000.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<FeedAnnouncement> AnnounceAsync(string name, int limit, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Drops the oldest changes that are no longer kept, a bounded part of them in one short transaction.</summary>
    /// <param name="rules">What is kept.</param>
    /// <param name="batch">Changes at most, 1 to 10,000.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>How many were dropped; less than <paramref name="batch"/> when nothing more is due.</returns>
    Task<int> PruneFeedAsync(FeedRetention rules, int batch, DateTimeOffset now, CancellationToken cancellation);
}
