using System.Collections.Immutable;

namespace SceneScout.Domain.Quotas;

/// <summary>What a node holds of one source, over all its keys, and how much it wants.</summary>
public sealed record HeldSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Limits are raised and silences ended by operators: a wait that the owner named is looked at again by the first call after this time. Shorter: a silence of hours costs more questions.
    private static readonly TimeSpan WordHolds = TimeSpan.FromSeconds(5);

    /// <summary>By key.</summary>
    public ImmutableSortedDictionary<string, HeldKey> Keys { get; init; } = ImmutableSortedDictionary<string, HeldKey>.Empty;

    /// <summary>Calls begun since the last report.</summary>
    public int Begun { get; init; }

    /// <summary>Whether a call had to wait since the last report.</summary>
    public bool IsHungry { get; init; }

    /// <summary>Whether something must be told at once: slots given up, or words of the server.</summary>
    public bool HasNews { get; init; }

    /// <summary>When it reported last.</summary>
    public DateTimeOffset ReportedAt { get; init; }

    /// <summary>Number of the last report.</summary>
    public long Seq { get; init; }

    /// <summary>Whether an answer to the last report is still to come.</summary>
    public bool IsAsking { get; init; }

    /// <summary>Not to ask before, unless there is news: until then the owner's word on <see cref="NothingUntil"/> holds.</summary>
    public DateTimeOffset AskAgainAt { get; init; }

    /// <summary>Until when the owner has said that nothing will be free.</summary>
    public DateTimeOffset NothingUntil { get; init; }

    /// <summary>Begins a call with the key whose slot has rested longest.</summary>
    public (HeldSource Next, string KeyId, int Slot)? Take(IReadOnlyCollection<string> usable, int cost, DateTimeOffset now)
    {
        var best = Keys.Values.Where(key => usable.Contains(key.KeyId)).Select(key => (Key: key, Free: key.FreeAt(now, cost))).Where(key => key.Free <= now).OrderBy(key => key.Free).FirstOrDefault();
        if (best.Key?.Take(now, cost) is not { } taken)
            return null;
        return (With(taken.Next) with { Begun = Begun + 1 }, best.Key.KeyId, taken.Slot);
    }

    /// <summary>When a call can begin without another lease; null when none can.</summary>
    public DateTimeOffset? FreeAt(IReadOnlyCollection<string> usable, int cost, DateTimeOffset now) =>
        Keys.Values.Where(key => usable.Contains(key.KeyId)).Min(key => key.FreeAt(now, cost));

    /// <summary>How long it is known that no call can begin; null when that is not known, and the owner is to be asked.</summary>
    public TimeSpan? KnownWait(IReadOnlyCollection<string> usable, DateTimeOffset now)
    {
        // A key of which the owner was never asked may be used at once.
        if (usable.Count == 0 || usable.Any(id => !Keys.ContainsKey(id)))
            return null;
        var keys = usable.Select(id => Keys[id]).ToList();
        var holds = now < AskAgainAt;
        if (keys.TrueForAll(key => key.BlockedUntil > now && (holds || key.IsBlockNews)))
            return keys.Min(key => key.BlockedUntil) - now;
        return holds && NothingUntil > now && FreeAt(usable, 1, now) is null ? NothingUntil - now : null;
    }

    /// <summary>Whether the source asked for silence under each key, as far as this node has heard.</summary>
    public bool IsSilent(IReadOnlyCollection<string> usable, DateTimeOffset now) =>
        usable.Count > 0 && usable.All(id => Keys.GetValueOrDefault(id)?.BlockedUntil > now);

    /// <summary>The state with keys of which the owner was not asked yet, if there are any: that is news.</summary>
    public HeldSource Meet(IReadOnlyCollection<string> usable) =>
        Keys.IsEmpty || usable.All(Keys.ContainsKey) ? this : this with { HasNews = true };

    /// <summary>The state with a key changed.</summary>
    public HeldSource With(HeldKey key) => this with { Keys = Keys.SetItem(key.KeyId, key) };

    /// <summary>When the owner is to be asked next; null when nothing is held or wanted.</summary>
    /// <param name="now">The instant.</param>
    public DateTimeOffset? AskAt(DateTimeOffset now)
    {
        if (IsAsking)
            return ReportedAt + Patience;
        if (HasNews)
            return now;
        var lease = Keys.Values.Where(key => !key.Slots.IsEmpty || key.Units > 0).ToList();
        if (lease.Count == 0 && !IsHungry && Begun == 0)
            return null;
        var open = lease.Where(key => key.UseUntil > now).ToList();
        var renewal = open.Count == 0 ? now : open.Min(key => ReportedAt + ((key.UseUntil - ReportedAt) / 3));
        var isStuck = IsHungry && !open.Any(key => key.IsOpen(now, 1));
        var at = isStuck || renewal < now ? now : renewal;
        return at < AskAgainAt ? AskAgainAt : at;
    }

    /// <summary>Makes the reports of all usable keys, and of those that still hold something.</summary>
    public (HeldSource Next, ImmutableArray<KeyReport> Reports) Report(IReadOnlyCollection<string> usable, DateTimeOffset now)
    {
        var reports = ImmutableArray.CreateBuilder<KeyReport>();
        var next = this;
        foreach (var id in usable.Concat(Keys.Keys).Distinct(StringComparer.Ordinal))
        {
            var key = Keys.GetValueOrDefault(id) ?? new HeldKey { KeyId = id };
            var (slots, units) = usable.Contains(id) ? Wants(key, usable.Count, now) : (0, 0);
            var (told, report) = key.Report(now, slots, units);
            reports.Add(report);
            next = next.With(told);
        }

        return (next with { Begun = 0, IsHungry = false, HasNews = false, ReportedAt = now, IsAsking = true, Seq = Seq + 1 }, reports.ToImmutable());
    }

    /// <summary>Takes the answer to the last report; an answer to an earlier one is void.</summary>
    public HeldSource Accept(long seq, IEnumerable<KeyLease> leases, DateTimeOffset now)
    {
        if (seq != Seq || !IsAsking)
            return this;
        var next = this with { IsAsking = false, AskAgainAt = DateTimeOffset.MinValue };
        var waits = new List<long>();
        foreach (var lease in leases)
        {
            var before = next.Keys.GetValueOrDefault(lease.KeyId) ?? new HeldKey { KeyId = lease.KeyId };
            var after = before.Accept(lease, ReportedAt, now);
            next = next.With(after) with { HasNews = next.HasNews || after.Slots.Count < before.Slots.Count };
            waits.Add(Math.Max(0, lease.BlockedForMs));
        }

        if (waits.Count == 0 || waits.Min() is not (> 0 and var wait))
            return next with { NothingUntil = DateTimeOffset.MinValue };
        var until = now.AddMilliseconds(wait);
        return next with { NothingUntil = until, AskAgainAt = until < now + WordHolds ? until : now + WordHolds };
    }

    /// <summary>Keeps to fewer slots of a key from now on, and tells so.</summary>
    public HeldSource Recall(string keyId, int slots, long fence) =>
        With((Keys.GetValueOrDefault(keyId) ?? new HeldKey { KeyId = keyId }).Recall(slots, fence)) with { HasNews = true };

    // Whoever waits wants more than it has; whoever does not wants what it used, and a little more.
    private (int Slots, int Units) Wants(HeldKey key, int keys, DateTimeOffset now)
    {
        var elapsed = Math.Max(0.1, (now - ReportedAt).TotalSeconds);
        var perSecond = Math.Min(Begun, 100_000) / elapsed / keys;
        var slots = (int)Math.Ceiling(perSecond * Math.Max(0.1, key.SlotRest.TotalSeconds));
        var units = (int)Math.Ceiling(perSecond * 4);
        if (IsHungry)
            return (Math.Max(4, Math.Max(slots, 2 * key.Slots.Count)), Math.Max(8, 2 * Math.Max(units, key.Slots.Count)));
        return Begun == 0 ? (0, 0) : (slots + 1, units + 2);
    }
}
