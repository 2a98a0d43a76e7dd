using System.Collections.Immutable;
using SceneScout.Domain.Quotas;

namespace SceneScout.Actors.Quotas;

/// <summary>The budget of one source over all its keys and nodes: what the journal knows, and who holds what.</summary>
public sealed record Quota
{
    private static readonly TimeSpan WorthJournaling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SameReset = TimeSpan.FromSeconds(10);

    private Quota(string source, SourceQuota configured, QuotaTiming timing)
    {
        Source = source;
        Configured = configured;
        Timing = timing;
        Memory = new QuotaMemory { Longest = configured.Limits.Select(limit => limit.Window).Append(TimeSpan.FromMinutes(1)).Max() + TimeSpan.FromMinutes(1) };
    }

    /// <summary>The source.</summary>
    public string Source { get; }

    /// <summary>What is configured for it.</summary>
    public SourceQuota Configured { get; }

    /// <summary>The times by which leases hold.</summary>
    public QuotaTiming Timing { get; }

    /// <summary>What the journal knows.</summary>
    public QuotaMemory Memory { get; init; }

    /// <summary>Budgets by key.</summary>
    public ImmutableSortedDictionary<string, KeyBudget> Keys { get; init; } = ImmutableSortedDictionary<string, KeyBudget>.Empty;

    /// <summary>A budget before its journal is read.</summary>
    public static Quota Of(string source, SourceQuota configured, QuotaTiming timing) => new(source, configured, timing);

    /// <summary>What must be in the journal before a report is answered; nothing when it is stale.</summary>
    public ImmutableArray<IQuotaEvent> Decide(QuotaCommands.Renew renew, DateTimeOffset now)
    {
        var events = ImmutableArray.CreateBuilder<IQuotaEvent>();
        foreach (var report in renew.Keys)
        {
            foreach (var learned in report.Learned.Where(learned => IsNew(report.KeyId, learned)))
                events.Add(new QuotaEvents.LimitLearned(report.KeyId, learned.WindowMs, learned.Limit, learned.ResetAt, now));
            if (report.BlockedForMs is { } wait && wait > WorthJournaling.TotalMilliseconds)
                events.Add(new QuotaEvents.KeyBlocked(report.KeyId, now.AddMilliseconds(wait)));
            var budget = BudgetOf(report.KeyId, now).Settle(now, Timing);
            var chunk = budget.ChunkFor(report.WantUnits, now);
            if (chunk > 0 || !Memory.Knows(report.KeyId))
                events.Add(new QuotaEvents.UnitsReserved(report.KeyId, chunk, budget.Unspent(now), now));
        }

        return events.ToImmutable();
    }

    /// <summary>What says nothing new, and can be written only by the owner; nothing when the report is of no key.</summary>
    public IEnumerable<IQuotaEvent> Prove(QuotaCommands.Renew renew, DateTimeOffset now) =>
        renew.Keys.Take(1).Select(report => new QuotaEvents.UnitsReserved(report.KeyId, 0, BudgetOf(report.KeyId, now).Settle(now, Timing).Unspent(now), now));

    /// <summary>The limits that an operator sets, as an event; null when they are in force already and no key is silent: whoever sets limits also ends what silence servers asked for.</summary>
    public QuotaEvents.LimitsSet? Decide(QuotaCommands.SetLimits set, DateTimeOffset now) =>
        IsInForce(set.Limits) && !Keys.Values.Any(key => key.BlockedUntil > now) && !Memory.Blocked.Values.Any(until => until > now) ? null : new(set.Limits, set.By, now);

    /// <summary>The state after an event of the past.</summary>
    public Quota Replay(IQuotaEvent happened) => this with { Memory = Memory.Apply(happened) };

    /// <summary>The state when the journal has been read: from now on leases of before run out.</summary>
    public Quota Recovered(DateTimeOffset now) => Memory.Chunks.Keys.Aggregate(this, (quota, key) => quota.Load(key, now));

    /// <summary>The state after an event of the present.</summary>
    public Quota Apply(IQuotaEvent happened, DateTimeOffset now)
    {
        // The budget is built from what was known before: a chunk that is taken now is not one of a forgotten time.
        var before = happened is QuotaEvents.UnitsReserved reserved ? Load(reserved.KeyId, now) : this;
        var next = before with { Memory = before.Memory.Apply(happened) };
        if (happened is QuotaEvents.UnitsReserved more)
            return next with { Keys = next.Keys.SetItem(more.KeyId, next.Keys[more.KeyId] with { Reserved = next.Keys[more.KeyId].Reserved + more.Units }) };
        return next with
        {
            Keys = next.Keys.ToImmutableSortedDictionary(
                key => key.Key, key => (happened is QuotaEvents.LimitsSet ? key.Value.Released() : key.Value).WithLimits(next.LimitsOf(key.Key))),
        };
    }

    /// <summary>Answers a report; null when it is stale.</summary>
    public (Quota Next, QuotaReplies.Leased? Reply) Answer(QuotaCommands.Renew renew, DateTimeOffset now)
    {
        var next = this;
        var leases = ImmutableArray.CreateBuilder<KeyLease>();
        foreach (var report in renew.Keys)
        {
            next = next.Load(report.KeyId, now);
            var budget = next.Keys[report.KeyId];
            if (budget.IsStale(renew.Node, renew.Seq))
                return (this, null);
            var (after, lease) = budget.Hear(renew.Node, renew.Seq, report, now, Timing).Grant(renew.Node, now, Timing);
            leases.Add(lease);
            next = next with { Keys = next.Keys.SetItem(report.KeyId, after) };
        }

        return (next, new QuotaReplies.Leased(Source, renew.Seq, leases.ToImmutable()));
    }

    /// <summary>Ends what has run out.</summary>
    public Quota Settle(DateTimeOffset now) => this with { Keys = Keys.ToImmutableSortedDictionary(key => key.Key, key => key.Value.Settle(now, Timing)) };

    /// <summary>Nodes that must give slots up, and how many they keep.</summary>
    public IEnumerable<(string Node, QuotaReplies.Recalled Message)> Recalls(DateTimeOffset now) =>
        from key in Keys.Values
        from recall in key.Recalls(now)
        select (recall.Key, new QuotaReplies.Recalled(Source, key.KeyId, recall.Value, key.LastFence));

    /// <summary>How it stands, for people.</summary>
    public QuotaReplies.Budget Show(DateTimeOffset now) => new(
        Source,
        Memory.Limits ?? [.. Configured.Limits, Configured.Ceiling],
        Memory.Limits is not null,
        [.. Keys.Values.Select(key => Stand(key.Settle(now, Timing), now))]);

    private static KeyUsage Stand(KeyBudget key, DateTimeOffset now) => new(
        key.KeyId,
        key.Limits.Slots?.Units,
        key.Leases.Values.Sum(lease => lease.Slots),
        [
            .. key.Ledgers.Select(ledger =>
            {
                var used = ledger.Used(now) + key.Outstanding;
                return new WindowUsage((long)ledger.Limit.Window.TotalSeconds, ledger.Limit.Unit, ledger.Limit.Units, used, Math.Max(0, ledger.Limit.Units - used), ledger.EndsAt(now));
            }),
        ],
        key.BlockedUntil > now ? key.BlockedUntil : null,
        [.. key.Leases.Select(lease => new NodeUsage(lease.Key, lease.Value.Slots, lease.Value.Units))]);

    private Quota Load(string keyId, DateTimeOffset now) => Keys.ContainsKey(keyId) ? this : this with { Keys = Keys.Add(keyId, BudgetOf(keyId, now)) };

    private KeyBudget BudgetOf(string keyId, DateTimeOffset now) => Keys.GetValueOrDefault(keyId) ?? Memory.Budget(keyId, LimitsOf(keyId), Memory.Knows(keyId), now, Timing);

    // An operator's limits replace the configured ones and the ceiling: what is set live is what holds.
    private QuotaLimits LimitsOf(string keyId) => Memory.LimitsOf(keyId, [.. Configured.Limits, Configured.Ceiling], Configured.IsDocumented);

    private bool IsInForce(ImmutableArray<QuotaLimit>? limits) =>
        limits is { } wanted && Memory.Limits is { } present ? wanted.SequenceEqual(present) : limits is null && Memory.Limits is null;

    private bool IsNew(string keyId, LearnedLimit learned)
    {
        if (learned.Limit is null && learned.ResetAt is null)
            return false;
        if (!Memory.Learned.TryGetValue((keyId, learned.WindowMs), out var known))
            return true;
        return (learned.Limit is { } limit && limit != known.Limit)
            || (learned.ResetAt is { } reset && (known.ResetAt is not { } before || (reset - before).Duration() > SameReset));
    }
}
