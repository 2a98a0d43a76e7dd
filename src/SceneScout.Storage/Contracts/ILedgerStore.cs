using System.Collections.Immutable;

namespace SceneScout.Storage.Contracts;

/// <summary>Proves the store against itself.</summary>
public interface ILedgerStore
{
    /// <summary>Everything that breaks a rule of <see cref="LedgerRules"/>, as of one snapshot, so that it may be asked while nodes work. At most <see cref="LedgerRules.MaxBreaches"/> a rule. It reads whole tables: minutes on a store of millions.</summary>
    /// <param name="lapsed">Leases that ended before this instant should have been taken back by now.</param>
    /// <param name="gathers">How long rows may gather before a task holds them, counted to <paramref name="lapsed"/>; zero where each commit of a search makes its tasks, so that a row without one is a breach at once.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableArray<LedgerBreach>> FindBreachesAsync(DateTimeOffset lapsed, TimeSpan gathers, CancellationToken cancellation);
}

/// <summary>One breach of a rule.</summary>
/// <param name="Rule">A key of <see cref="LedgerRules.Claims"/>.</param>
/// <param name="Subject">Id of the task, listing, event or counter.</param>
/// <param name="Detail">What is there instead.</param>
public sealed record LedgerBreach(string Rule, string Subject, string Detail);

/// <summary>The rules.</summary>
public static class LedgerRules
{
    /// <summary>So many breaches are told of each rule.</summary>
    public const int MaxBreaches = 1000;

    /// <summary>So long at most rows gather before a task holds them.</summary>
    public static readonly TimeSpan LongestGather = TimeSpan.FromMinutes(10);

    /// <summary>How long after its end a lease may stand: it is taken back within a few ticks of the controller, or after the controller's failover.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <summary>What each rule claims.</summary>
    public static readonly ImmutableSortedDictionary<string, string> Claims = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
    [
        KeyValuePair.Create("counters", "Listings discovered are ingested, unchanged, rejected or still to be processed."),
        KeyValuePair.Create("dead-letters", "A task is dead-lettered when, and only when, its dead letter is kept."),
        KeyValuePair.Create("event-members", "Every event has at least one listing."),
        KeyValuePair.Create("event-processed", "Every event is processed at its newest version, or a task is on the way."),
        KeyValuePair.Create("feed-changes", "Every event has a change in the feed, unless it was dropped with age, and what the feed tells of and is not there was merged or dropped."),
        KeyValuePair.Create("feed-cursors", "No cursor stands beyond the feed's end."),
        KeyValuePair.Create("feed-order", "The feed's places follow each other without gaps and doubles."),
        KeyValuePair.Create("feed-version", "Every event's newest change carries its version."),
        KeyValuePair.Create("fences", "No failure carries a fence beyond its task's, and no task more attempts than fences."),
        KeyValuePair.Create("listing-content", "What stands behind an event is the newest content of its listing."),
        KeyValuePair.Create("listing-event", "Every ingested listing belongs to exactly one event, and that event exists."),
        KeyValuePair.Create("raw-rows", "Every raw row is processed, or a task that is live or dead-lettered holds it, or it has gathered with others for ten minutes at most."),
        KeyValuePair.Create("redirects", "Every retired event leads to an event that exists, and is none itself."),
        KeyValuePair.Create("row-counts", "Kept counts equal the rows."),
        KeyValuePair.Create("thred-cards", "Every thred that has begun is known to whoever wakes threds."),
        KeyValuePair.Create("thred-journal", "The journals of threds, patterns and mailboxes have no gaps, and what was taken out of them is in a snapshot."),
        KeyValuePair.Create("thred-patterns", "Every thred's pattern is there, with all its versions, of which the latest alone may serve new threds."),
        KeyValuePair.Create("tasks", "Every task is succeeded, dead-lettered, cancelled, queued, or leased with a live lease."),
    ]);
}
