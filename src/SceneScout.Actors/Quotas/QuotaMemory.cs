using System.Collections.Immutable;
using SceneScout.Domain.Quotas;

namespace SceneScout.Actors.Quotas;

/// <summary>What the journal knows of a budget. From it the budget is built again after a restart; it may know of more use than there was, never of less.</summary>
public sealed record QuotaMemory
{
    /// <summary>Uses older than the longest window matter no more.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromDays(1);

    /// <summary>What an operator set; null when nothing.</summary>
    public ImmutableArray<QuotaLimit>? Limits { get; init; }

    /// <summary>Units set aside, by key, the oldest first.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<ReservedChunk>> Chunks { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<ReservedChunk>>.Empty;

    /// <summary>The servers' last words, by key and window.</summary>
    public ImmutableDictionary<(string KeyId, long WindowMs), QuotaEvents.LimitLearned> Learned { get; init; } = ImmutableDictionary<(string, long), QuotaEvents.LimitLearned>.Empty;

    /// <summary>Until when keys are silent.</summary>
    public ImmutableDictionary<string, DateTimeOffset> Blocked { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>The memory after an event.</summary>
    public QuotaMemory Apply(IQuotaEvent happened) => happened switch
    {
        QuotaEvents.UnitsReserved reserved => this with { Chunks = Chunks.SetItem(reserved.KeyId, Joined(Recent(Of(reserved.KeyId), reserved.At), new ReservedChunk(reserved.At, reserved.Units, reserved.Unspent))) },
        QuotaEvents.LimitLearned learned => this with { Learned = Learned.SetItem((learned.KeyId, learned.WindowMs), learned) },
        QuotaEvents.KeyBlocked blocked => this with { Blocked = Blocked.SetItem(blocked.KeyId, blocked.Until) },
        QuotaEvents.LimitsSet set => this with { Limits = set.Limits, Blocked = Blocked.Clear() },
        _ => this,
    };

    /// <summary>The limits of a key: what an operator set, else the configured ones; a server that allows less is believed, and so is one that allows more than is documented.</summary>
    /// <param name="keyId">The key.</param>
    /// <param name="configured">The configured limits.</param>
    /// <param name="isDocumented">Whether the configured limits are the documented ones, and not somebody's decision.</param>
    public QuotaLimits LimitsOf(string keyId, ImmutableArray<QuotaLimit> configured, bool isDocumented) => QuotaLimits.Of((Limits ?? configured).Select(limit =>
        Learned.TryGetValue((keyId, (long)limit.Window.TotalMilliseconds), out var learned) && learned.Limit is { } told && (told < limit.Units || (Limits is null && isDocumented))
            ? limit with { Units = told }
            : limit));

    /// <summary>The budget of a key as it must be believed to stand.</summary>
    public KeyBudget Budget(string keyId, QuotaLimits limits, bool isRestarted, DateTimeOffset now, QuotaTiming timing)
    {
        var budget = KeyBudget.Of(keyId, limits);
        if (isRestarted)
            budget = budget.Remember(Of(keyId), now, timing);
        return budget with { BlockedUntil = Blocked.GetValueOrDefault(keyId), LastFence = now.ToUnixTimeMilliseconds() << 10 };
    }

    /// <summary>As a snapshot.</summary>
    public QuotaSnapshot Snapshot(DateTimeOffset now) => new(
        Limits,
        [.. Chunks.SelectMany(key => Recent(key.Value, now).Select(chunk => new QuotaEvents.UnitsReserved(key.Key, chunk.Units, chunk.Unspent, chunk.At)))],
        [.. Learned.Values],
        [.. Blocked.Where(key => key.Value > now).Select(key => new QuotaEvents.KeyBlocked(key.Key, key.Value))]);

    /// <summary>From a snapshot.</summary>
    public QuotaMemory Restore(QuotaSnapshot snapshot) =>
        snapshot.Reserved.Concat<IQuotaEvent>(snapshot.Learned).Concat(snapshot.Blocked).Aggregate(this with { Limits = snapshot.Limits }, (memory, happened) => memory.Apply(happened));

    /// <summary>Whether the key was leased before.</summary>
    public bool Knows(string keyId) => Chunks.ContainsKey(keyId);

    private ImmutableArray<ReservedChunk> Of(string keyId) => Chunks.TryGetValue(keyId, out var chunks) ? chunks : [];

    // Of chunks of nothing in a row the last says it all: what was used meanwhile counts as used a little later.
    private static ImmutableArray<ReservedChunk> Joined(ImmutableArray<ReservedChunk> chunks, ReservedChunk next) =>
        next.Units == 0 && chunks is [.., { Units: 0 }] ? chunks.SetItem(chunks.Length - 1, next) : chunks.Add(next);

    // The chunk before the oldest that counts is kept: it says what was still unspent.
    private ImmutableArray<ReservedChunk> Recent(ImmutableArray<ReservedChunk> chunks, DateTimeOffset now)
    {
        var old = 0;
        while (old + 1 < chunks.Length && chunks[old + 1].At < now - Longest)
            old++;
        return old == 0 ? chunks : chunks.RemoveRange(0, old);
    }
}
