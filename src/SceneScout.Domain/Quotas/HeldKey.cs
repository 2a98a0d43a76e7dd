using System.Collections.Immutable;

namespace SceneScout.Domain.Quotas;

/// <summary>What a node holds of one key: slots, each free at an instant, and units. It begins a call only when lease, slot and units allow it.</summary>
public sealed record HeldKey
{
    // A slot must have rested longer than the window, by the least that clocks tell apart.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(1);
    private static readonly DateTimeOffset OnItsWay = DateTimeOffset.MaxValue;

    /// <summary>The key's id.</summary>
    public required string KeyId { get; init; }

    /// <summary>Number of the lease.</summary>
    public long Fence { get; init; }

    /// <summary>By slot: when it is free; the end of time while its call is on its way.</summary>
    public ImmutableSortedDictionary<int, DateTimeOffset> Slots { get; init; } = ImmutableSortedDictionary<int, DateTimeOffset>.Empty;

    /// <summary>Slots that it may have; those on their way beyond it are given up when they come back.</summary>
    public int Told { get; init; }

    /// <summary>Units left, those on their way among them; null when none are counted.</summary>
    public int? Units { get; init; }

    /// <summary>Units of a day, as the owner said last; null when it did not.</summary>
    public int? DayUnits { get; init; }

    /// <summary>Units of calls on their way.</summary>
    public int Flying { get; init; }

    /// <summary>No call begins from then on.</summary>
    public DateTimeOffset UseUntil { get; init; }

    /// <summary>How often a lease has run out before the next one came. A call that was to begin under one of before may not: its slot went to others.</summary>
    public int Lapses { get; init; }

    /// <summary>No call before then: the server said so. Once the owner knows of it, the owner's word holds: where it gives slots again, the silence is over.</summary>
    public DateTimeOffset BlockedUntil { get; init; }

    /// <summary>Whether the owner does not know of <see cref="BlockedUntil"/> yet.</summary>
    public bool IsBlockNews { get; init; }

    /// <summary>Whether the last report tells of <see cref="BlockedUntil"/>.</summary>
    public bool IsBlockReported { get; init; }

    /// <summary>Refusals in a row, those of calls at the same time counted once.</summary>
    public int Refusals { get; init; }

    /// <summary>How long a slot rests.</summary>
    public TimeSpan SlotRest { get; init; }

    /// <summary>Until when the slots that were given up rest.</summary>
    public DateTimeOffset RestsUntil { get; init; }

    /// <summary>Units used and not yet known to the owner.</summary>
    public ImmutableArray<(DateTimeOffset At, int Units)> Spent { get; init; } = [];

    /// <summary>How many entries of <see cref="Spent"/> the last report has.</summary>
    public int Reported { get; init; }

    /// <summary>Number of the next slot.</summary>
    public int NextSlot { get; init; }

    /// <summary>Whether it could begin a call under its lease now or as soon as a slot is free.</summary>
    public bool IsOpen(DateTimeOffset now, int cost) => now < UseUntil && BlockedUntil <= now && !Slots.IsEmpty && (Units is not { } units || units - Flying >= cost);

    /// <summary>When a call can begin; null when only another lease, or an answer, can help.</summary>
    public DateTimeOffset? FreeAt(DateTimeOffset now, int cost)
    {
        if (!IsOpen(now, cost))
            return null;
        var free = Slots.Values.Min();
        return free < UseUntil ? free : null;
    }

    /// <summary>Begins a call in the slot that has rested longest.</summary>
    /// <returns>What is held after it and the slot; null when none can begin.</returns>
    public (HeldKey Next, int Slot)? Take(DateTimeOffset now, int cost)
    {
        if (FreeAt(now, cost) is not { } free || free > now)
            return null;
        var slot = Slots.MinBy(slot => slot.Value).Key;
        return (this with { Slots = Slots.SetItem(slot, OnItsWay), Flying = Flying + cost }, slot);
    }

    /// <summary>The server has surely counted a call.</summary>
    public HeldKey Arrived(int slot, int cost, DateTimeOffset now)
    {
        var next = this with
        {
            Flying = Math.Max(0, Flying - cost),
            Units = Units is { } units ? Math.Max(0, units - cost) : null,
            Spent = Units is null ? Spent : Spent.Add((now, cost)),
        };
        return (next.Slots.ContainsKey(slot) ? next with { Slots = next.Slots.SetItem(slot, now + SlotRest + Margin) } : next).Trim();
    }

    /// <summary>The server said that there were too many calls: none follows for a while, longer with each refusal in a row.</summary>
    /// <param name="told">How long it asks to wait; null when it does not say.</param>
    /// <param name="now">The instant.</param>
    public HeldKey Refused(TimeSpan? told, DateTimeOffset now)
    {
        // Calls that were on their way when the first of them was refused say nothing more.
        var refusals = now < BlockedUntil ? Math.Max(1, Refusals) : Refusals + 1;
        var next = this with { Refusals = refusals };
        return now + RefusalPause.After(refusals, told) is var until && until > BlockedUntil ? next with { BlockedUntil = until, IsBlockNews = true, IsBlockReported = false } : next;
    }

    /// <summary>The server answered a call as asked.</summary>
    public HeldKey Served(DateTimeOffset now) => Refusals == 0 || now < BlockedUntil ? this : this with { Refusals = 0 };

    /// <summary>Takes a lease that was asked for at an instant; an older one than the present changes nothing.</summary>
    public HeldKey Accept(KeyLease lease, DateTimeOffset askedAt, DateTimeOffset now)
    {
        if (lease.Fence <= Fence)
            return this;
        var late = Spent.Skip(Reported).ToImmutableArray();
        var next = this with
        {
            Fence = lease.Fence,
            Told = lease.Slots,
            SlotRest = TimeSpan.FromMilliseconds(lease.SlotRestMs),
            // The lease counts from the report on; what was used since comes off.
            Units = lease.Units is { } units ? Math.Max(0, units - late.Sum(use => use.Units)) : null,
            DayUnits = lease.DayUnits,
            Spent = late,
            Reported = 0,
            UseUntil = askedAt.AddMilliseconds(lease.UseMs),
            Lapses = UseUntil > now ? Lapses : Lapses + 1,
            IsBlockNews = IsBlockNews && !IsBlockReported,
            IsBlockReported = false,
        };
        if (lease.Slots > 0 && !next.IsBlockNews)
            next = next with { BlockedUntil = default };
        var slots = next.Slots.ToBuilder();
        var number = NextSlot;
        // A slot that was given up since the report is still this node's for the owner: it must rest before it is used again.
        while (slots.Count < lease.Slots)
            slots[number++] = RestsUntil > now ? RestsUntil : now;
        return (next with { Slots = slots.ToImmutable(), NextSlot = number }).Trim();
    }

    /// <summary>Keeps to fewer slots from now on; leases up to that number are void, also those that are still to come.</summary>
    public HeldKey Recall(int slots, long fence) => fence < Fence ? this : (this with { Fence = fence, Told = Math.Min(Told, slots) }).Trim();

    /// <summary>What it says to the owner.</summary>
    public (HeldKey Next, KeyReport Report) Report(DateTimeOffset now, int wantSlots, int wantUnits)
    {
        var keep = Units is { } units ? Math.Max(Flying, Math.Min(units, Math.Max(wantUnits, Flying))) : (int?)null;
        var report = new KeyReport
        {
            KeyId = KeyId,
            HeldSlots = Slots.Count,
            UseLeftMs = (int)Math.Max(0, (UseUntil - now).TotalMilliseconds),
            RestMs = (int)Math.Ceiling(Math.Max(0, (RestsUntil - now).TotalMilliseconds)),
            HeldUnits = keep ?? 0,
            Spent = [.. Spent.Select(use => new SpentUnits((int)Math.Max(0, (now - use.At).TotalMilliseconds), use.Units))],
            WantSlots = wantSlots,
            WantUnits = wantUnits,
            BlockedForMs = IsBlockNews && BlockedUntil > now ? (long)Math.Ceiling((BlockedUntil - now).TotalMilliseconds) : null,
        };
        return (this with { Units = keep, Reported = Spent.Length, IsBlockReported = IsBlockNews }, report);
    }

    private HeldKey Trim()
    {
        if (Slots.Count <= Told)
            return this;
        var given = Slots.Where(slot => slot.Value != OnItsWay).OrderBy(slot => slot.Value).Take(Slots.Count - Told).ToList();
        if (given.Count == 0)
            return this;
        var rests = given.Max(slot => slot.Value);
        return this with { Slots = Slots.RemoveRange(given.Select(slot => slot.Key)), RestsUntil = rests > RestsUntil ? rests : RestsUntil };
    }
}
