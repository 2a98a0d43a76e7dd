using System.Collections.Immutable;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Freshness;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Rules;

/// <summary>What the store holds of a listing's presence.</summary>
internal sealed record PresenceRow(Guid Id, Guid EventId, FreshnessState State, DateTimeOffset? StaleSince);

/// <summary>What the store holds of an event's freshness.</summary>
internal sealed record EventPresence(Guid Id, FreshnessState State, long Version, DateTimeOffset At)
{
    /// <summary>The change for the feed that made it what it is.</summary>
    public FeedEntry Change(string? trace) => new(Id, Version, State switch
    {
        FreshnessState.Stale => EventChangeKind.Stale,
        FreshnessState.Expired => EventChangeKind.Expired,
        _ => EventChangeKind.Revived,
    }, At, trace);
}

/// <summary>Everything that new states of listings write.</summary>
/// <param name="Listings">Listings whose state changes.</param>
/// <param name="Events">Events whose state changes with them.</param>
/// <param name="Logs">A log row for each listing.</param>
/// <param name="Counters">Counter moves.</param>
/// <param name="Changes">The answer.</param>
internal sealed record FreshnessPlan(
    ImmutableArray<PresenceRow> Listings,
    ImmutableArray<EventPresence> Events,
    ImmutableArray<LogRow> Logs,
    ImmutableArray<CounterMove> Counters,
    FreshnessChanges Changes)
{
    /// <summary>Decides.</summary>
    /// <param name="states">New states of listings by row id.</param>
    /// <param name="members">Every listing of the events concerned.</param>
    /// <param name="events">The events concerned.</param>
    /// <param name="now">The instant of the write.</param>
    public static FreshnessPlan Decide(
        IReadOnlyDictionary<Guid, FreshnessState> states, IReadOnlyList<PresenceRow> members, IReadOnlyList<EventPresence> events, DateTimeOffset now)
    {
        var changed = members
            .Where(m => states.TryGetValue(m.Id, out var state) && state != m.State)
            .OrderBy(m => m.Id)
            .Select(m => m with { State = states[m.Id], StaleSince = states[m.Id] == FreshnessState.Fresh ? null : m.StaleSince ?? now })
            .ToImmutableArray();
        var after = changed.ToDictionary(m => m.Id);
        int Count(FreshnessState state) => changed.Count(m => m.State == state);
        return new(
            changed,
            Derive([.. members.Select(m => after.GetValueOrDefault(m.Id, m))], events, now),
            [.. changed.Select(m => new LogRow(
                m.EventId, m.Id, LogStages.Freshness, m.State == FreshnessState.Fresh ? LogStages.Revived : m.State.Name(), null, null, null, now))],
            [
                new(CounterNames.Stale, Count(FreshnessState.Stale)),
                new(CounterNames.Expired, Count(FreshnessState.Expired)),
                new(CounterNames.Revived, Count(FreshnessState.Fresh)),
            ],
            new FreshnessChanges(Count(FreshnessState.Stale), Count(FreshnessState.Expired)));
    }

    /// <summary>Events whose state does not follow from their listings any more, with the state that does.</summary>
    public static ImmutableArray<EventPresence> Derive(IReadOnlyList<PresenceRow> members, IReadOnlyList<EventPresence> events, DateTimeOffset now)
    {
        var byEvent = members.ToLookup(m => m.EventId, m => m.State);
        return [.. events
            .OrderBy(e => e.Id)
            .Select(e => (Before: e.State, After: new EventPresence(e.Id, FreshnessOf.Event([.. byEvent[e.Id]]), e.Version, now)))
            .Where(e => e.Before != e.After.State)
            .Select(e => e.After)];
    }
}
