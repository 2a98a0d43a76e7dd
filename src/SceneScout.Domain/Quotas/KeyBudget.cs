using System.Collections.Immutable;

namespace SceneScout.Domain.Quotas;

/// <summary>The budget of one key: who holds which part of it. What is leased, what rests and what was used never exceed a limit together.</summary>
public sealed record KeyBudget
{
    private const int SharesOfAChunk = 20;
    private const int LargestChunk = 500;

    /// <summary>The key's id.</summary>
    public required string KeyId { get; init; }

    /// <summary>The limits in force.</summary>
    public required QuotaLimits Limits { get; init; }

    /// <summary>What nodes hold.</summary>
    public ImmutableSortedDictionary<string, NodeLease> Leases { get; init; } = ImmutableSortedDictionary<string, NodeLease>.Empty;

    /// <summary>Slots that rest.</summary>
    public ImmutableArray<RestingSlots> Resting { get; init; } = [];

    /// <summary>Accounts of the counted windows.</summary>
    public ImmutableArray<WindowLedger> Ledgers { get; init; } = [];

    /// <summary>Units that the journal has as used, and that are not given out yet.</summary>
    public int Reserved { get; init; }

    /// <summary>No call before this instant: the server said so.</summary>
    public DateTimeOffset BlockedUntil { get; init; }

    /// <summary>Until then leases of a time that is not remembered may still be in use: what nodes hold they keep, nothing is added.</summary>
    public DateTimeOffset QuietUntil { get; init; }

    /// <summary>Units that may be in use under leases that are not remembered, until <see cref="QuietUntil"/>.</summary>
    public int Unremembered { get; init; }

    /// <summary>Number of the last lease.</summary>
    public long LastFence { get; init; }

    /// <summary>Whether units are counted at all.</summary>
    public bool IsCounted => !Ledgers.IsEmpty;

    /// <summary>A budget that nothing was taken of.</summary>
    public static KeyBudget Of(string keyId, QuotaLimits limits) => new() { KeyId = keyId, Limits = limits, Ledgers = [.. limits.Counted.Select(WindowLedger.Of)] };

    /// <summary>Units given out and not reported.</summary>
    public int Outstanding => Leases.Values.Sum(lease => lease.Units);

    /// <summary>Units of the journal that are not known to have been used.</summary>
    public int Unspent(DateTimeOffset now) => Reserved + Outstanding + (now < QuietUntil ? Unremembered : 0);

    /// <summary>Units that may still be promised, beyond what is given out and what <see cref="Reserved"/> holds.</summary>
    public int Headroom(DateTimeOffset now) =>
        IsCounted ? Math.Max(0, Ledgers.Min(ledger => ledger.Limit.Units - ledger.Used(now)) - Outstanding - Reserved) : int.MaxValue;

    /// <summary>Units to put into the journal before more can be given out; 0 when there are enough, or no more to have.</summary>
    public int ChunkFor(int wanted, DateTimeOffset now)
    {
        if (!IsCounted || Reserved >= wanted)
            return 0;
        var chunk = Math.Clamp(Ledgers.Min(ledger => ledger.Limit.Units) / SharesOfAChunk, 1, LargestChunk);
        return Math.Min(Headroom(now), Math.Max(chunk, Math.Min(wanted - Reserved, 2 * chunk)));
    }

    /// <summary>Takes in what the journal knows of a time that is not remembered. A unit counts as used when the journal first shows it used, and what it does not show as if it still were in use.</summary>
    public KeyBudget Remember(ImmutableArray<ReservedChunk> chunks, DateTimeOffset now, QuotaTiming timing)
    {
        var next = this;
        int taken = 0, counted = 0;
        foreach (var chunk in chunks)
        {
            var used = Math.Max(counted, taken - chunk.Unspent);
            next = next.Count(used - counted, chunk.At, timing);
            counted = used;
            taken += chunk.Units;
        }

        return next.Count(taken - counted, now + timing.UseTime(Limits) + timing.Flight, timing) with { QuietUntil = now + timing.Quiet(Limits), Unremembered = taken - counted };
    }

    /// <summary>Other limits, from now on. What was used stays used.</summary>
    public KeyBudget WithLimits(QuotaLimits limits) => limits.Equals(Limits)
        ? this
        : this with { Limits = limits, Ledgers = [.. limits.Counted.Select(limit => Ledgers.FirstOrDefault(ledger => ledger.Limit.Window == limit.Window) is { } known ? known with { Limit = limit } : Fresh(limit))] };

    /// <summary>The silence that the server asked for is over: an operator says so.</summary>
    public KeyBudget Released() => this with { BlockedUntil = default };

    /// <summary>Ends what has run out.</summary>
    public KeyBudget Settle(DateTimeOffset now, QuotaTiming timing)
    {
        var next = this;
        foreach (var (node, lease) in Leases)
            if (lease.ArrivesBy <= now)
                next = next.Count(lease.Units, lease.ArrivesBy, timing).Rest(lease.Slots, lease.ArrivesBy + SlotWindow) with { Leases = next.Leases.Remove(node) };
        return next with
        {
            Resting = next.Resting.IsEmpty ? [] : [.. next.Resting.Where(slots => slots.Until > now)],
            Ledgers = [.. next.Ledgers.Select(ledger => ledger.Settle(now))],
        };
    }

    /// <summary>Whether a later report of the node was heard already.</summary>
    public bool IsStale(string node, long seq) => Leases.TryGetValue(node, out var lease) && lease.Seq >= seq;

    /// <summary>Takes a node's report: what it used, what it gave up, what it wants, what the server said.</summary>
    public KeyBudget Hear(string node, long seq, KeyReport report, DateTimeOffset now, QuotaTiming timing)
    {
        var next = Settle(now, timing);
        if (report.BlockedForMs is { } wait && now.AddMilliseconds(wait) is var until && until > next.BlockedUntil)
            next = next with { BlockedUntil = until };
        if (!next.Leases.TryGetValue(node, out var lease))
        {
            // Before the quiet time is over, a lease that is not remembered is believed; later it has run out.
            var held = now < QuietUntil && report.UseLeftMs > 0 ? report.HeldSlots : 0;
            lease = new NodeLease(0, held, 0, now, 0, 0, 0);
        }

        var spent = 0;
        foreach (var used in report.Spent)
        {
            var units = Math.Min(used.Units, lease.Units - spent);
            spent += units;
            next = next.Count(units, now.AddMilliseconds(-used.AgeMs), timing);
        }

        var kept = Math.Clamp(report.HeldUnits, 0, lease.Units - spent);
        var slots = Math.Clamp(report.HeldSlots, 0, lease.Slots);
        next = next.Rest(lease.Slots - slots, now.AddMilliseconds(Math.Max(0, report.RestMs))) with { Reserved = next.Reserved + lease.Units - spent - kept };
        lease = lease with { Slots = slots, Units = kept, WantSlots = report.WantSlots, WantUnits = report.WantUnits, Seq = seq };
        next = next with { Leases = next.Leases.SetItem(node, lease) };
        return report.Learned.Aggregate(next, (budget, learned) => budget.Learn(learned, now, timing));
    }

    /// <summary>Grants a node what it can have now.</summary>
    /// <returns>The budget after it, and the lease.</returns>
    public (KeyBudget Next, KeyLease Lease) Grant(string node, DateTimeOffset now, QuotaTiming timing)
    {
        var held = Leases[node];
        var slots = SlotsFor(node, held, now);
        var units = UnitsFor(held, slots, now);
        var use = timing.UseTime(Limits);
        var isOver = held is { WantSlots: 0, WantUnits: 0, Slots: 0, Units: 0 };
        var next = this with
        {
            LastFence = LastFence + 1,
            Reserved = Reserved - units,
            Leases = isOver
                ? Leases.Remove(node)
                : Leases.SetItem(node, held with
                {
                    Fence = LastFence + 1,
                    Slots = Math.Max(held.Slots, slots),
                    Units = held.Units + units,
                    ArrivesBy = now + use + timing.Flight,
                }),
        };
        return (next, new KeyLease
        {
            KeyId = KeyId,
            Fence = LastFence + 1,
            Slots = slots,
            SlotRestMs = (int)Math.Ceiling(SlotWindow.TotalMilliseconds),
            Units = IsCounted ? held.Units + units : null,
            DayUnits = DayUnits,
            UseMs = (int)use.TotalMilliseconds,
            BlockedForMs = isOver || (slots > 0 && (!IsCounted || held.Units + units > 0)) ? 0 : WaitFor(now),
        });
    }

    /// <summary>Nodes that may be using more than their fair share, with that share; they are asked to come back with the rest, again until they have.</summary>
    public ImmutableDictionary<string, int> Recalls(DateTimeOffset now)
    {
        var shares = Shares(now);
        return Leases.Where(lease => lease.Value.Slots > shares[lease.Key]).ToImmutableDictionary(lease => lease.Key, lease => shares[lease.Key]);
    }

    /// <summary>How long until something is free, milliseconds; at least one.</summary>
    private long WaitFor(DateTimeOffset now)
    {
        var at = BlockedUntil > now ? BlockedUntil : now;
        if (QuietUntil > at)
            at = QuietUntil;
        if (Limits.Slots is { Units: 0 } || Limits.Counted.Any(limit => limit.Units == 0))
            at = now.AddHours(1);
        if (Headroom(now) == 0 && Reserved == 0 && Outstanding == 0)
            foreach (var ledger in Ledgers)
                if (ledger.FreeAt(1, now) is { } free && free > at)
                    at = free;
        if (at == now && Limits.Slots is not null)
        {
            // Another node's slots: they come back when it reports, when they have rested, or when its lease runs out.
            var resting = Resting.IsEmpty ? SlotWindow : Resting.Min(slots => slots.Until) - now;
            at = now + (resting < SlotWindow ? resting : SlotWindow);
        }

        return Math.Max(1, (long)Math.Ceiling((at - now).TotalMilliseconds));
    }

    private int? DayUnits => Limits.Counted.Where(limit => limit.Window >= TimeSpan.FromDays(1)).Min(limit => (int?)limit.Units);

    private TimeSpan SlotWindow => Limits.Slots?.Window ?? TimeSpan.Zero;

    private int MostSlots(DateTimeOffset now) => BlockedUntil > now ? 0 : Limits.Slots?.Units ?? int.MaxValue;

    private ImmutableDictionary<string, int> Shares(DateTimeOffset now) =>
        FairShare.Of(MostSlots(now), Leases.ToDictionary(lease => lease.Key, lease => (lease.Value.WantSlots, lease.Value.Slots)), now);

    private int SlotsFor(string node, NodeLease held, DateTimeOffset now)
    {
        var share = Shares(now)[node];
        if (share <= held.Slots)
            return share;
        if (now < QuietUntil)
            return held.Slots;
        var free = MostSlots(now) - (long)Leases.Values.Sum(lease => (long)lease.Slots) - Resting.Sum(slots => (long)slots.Slots);
        return held.Slots + (int)Math.Clamp(free, 0, share - held.Slots);
    }

    private int UnitsFor(NodeLease held, int slots, DateTimeOffset now)
    {
        if (!IsCounted || BlockedUntil > now || slots == 0 || held.WantUnits <= held.Units)
            return 0;
        var free = Math.Max(0, Math.Min(Reserved, Ledgers.Min(ledger => ledger.Limit.Units - ledger.Used(now)) - Outstanding));
        var askers = Math.Max(1, Leases.Values.Count(lease => lease.WantUnits > 0));
        // While there is plenty each gets what it wants; towards the end nobody takes it all.
        return Math.Min(Math.Min(free, held.WantUnits - held.Units), Math.Max(1, (free + Headroom(now)) / askers));
    }

    private KeyBudget Count(int units, DateTimeOffset arrivedBy, QuotaTiming timing) =>
        units <= 0 ? this : this with { Ledgers = [.. Ledgers.Select(ledger => ledger.Add(units, arrivedBy, timing))] };

    private KeyBudget Rest(int slots, DateTimeOffset until) => slots <= 0 ? this : this with { Resting = Resting.Add(new RestingSlots(slots, until)) };

    private KeyBudget Learn(LearnedLimit learned, DateTimeOffset now, QuotaTiming timing)
    {
        var window = TimeSpan.FromMilliseconds(learned.WindowMs);
        return this with
        {
            Ledgers =
            [
                .. Ledgers.Select(ledger =>
                {
                    if (ledger.Limit.Window != window)
                        return ledger;
                    var told = learned.ResetAt is { } reset ? ledger.LearnReset(reset, now, timing) : ledger;
                    return learned.Used is { } used ? told.LearnUsed(used, Outstanding, now, timing) : told;
                }),
            ],
        };
    }

    // A window that is new here has an unknown past: the longest known account stands for it.
    private WindowLedger Fresh(QuotaLimit limit) =>
        Ledgers.MaxBy(ledger => ledger.Limit.Window) is { } longest ? new WindowLedger(limit, longest.Uses, null) : WindowLedger.Of(limit);
}
