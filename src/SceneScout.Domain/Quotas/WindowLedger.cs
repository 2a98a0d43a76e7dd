using System.Collections.Immutable;

namespace SceneScout.Domain.Quotas;

/// <summary>Units used that count until an instant.</summary>
/// <param name="Expires">Until when they count.</param>
/// <param name="Units">How many.</param>
public readonly record struct CountedUse(DateTimeOffset Expires, int Units);

/// <summary>The account of one counted window: what was used and until when it counts.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Uses">Uses that count, each until its own end, the earliest first.</param>
/// <param name="Reset">When the server's present window ends; null when it is not known.</param>
public sealed record WindowLedger(QuotaLimit Limit, ImmutableArray<CountedUse> Uses, DateTimeOffset? Reset)
{
    // Ends are put off to the next of so many points in a window: the account stays short, and safe.
    private const int Grains = 250;

    /// <summary>An account without uses.</summary>
    public static WindowLedger Of(QuotaLimit limit) => new(limit, [], null);

    /// <summary>Units that count at an instant.</summary>
    public int Used(DateTimeOffset now)
    {
        var used = 0;
        foreach (var use in Uses)
            if (use.Expires > now)
                used += use.Units;
        return used;
    }

    /// <summary>When so many units are free, if nothing else is used; null when they never are.</summary>
    public DateTimeOffset? FreeAt(int units, DateTimeOffset now)
    {
        var over = Used(now) + units - Limit.Units;
        if (over <= 0)
            return now;
        foreach (var use in Uses.Where(use => use.Expires > now).OrderBy(use => use.Expires))
            if ((over -= use.Units) <= 0)
                return use.Expires;
        return null;
    }

    /// <summary>When the present window ends, if that is known.</summary>
    public DateTimeOffset? EndsAt(DateTimeOffset now) =>
        Limit.Kind == WindowKind.UtcDay ? new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero) : Reset is { } reset && reset > now ? reset : null;

    /// <summary>Counts units that have reached the server, or will, by an instant.</summary>
    /// <param name="units">How many.</param>
    /// <param name="arrivedBy">The latest instant at which the server may have counted them.</param>
    /// <param name="timing">The guard around a reset.</param>
    public WindowLedger Add(int units, DateTimeOffset arrivedBy, QuotaTiming timing)
    {
        if (units <= 0)
            return this;
        // Close to a reset it is not known to which window a call belongs: then it counts a full length, in both.
        var expires = EndsAt(arrivedBy) is { } end && arrivedBy < end - timing.ResetGuard && arrivedBy > end - Limit.Window + timing.ResetGuard
            ? end + timing.ResetGuard
            : Grain(arrivedBy + Limit.Window);
        var at = Uses.Length;
        while (at > 0 && Uses[at - 1].Expires >= expires)
            at--;
        return at < Uses.Length && Uses[at].Expires == expires
            ? this with { Uses = Uses.SetItem(at, new CountedUse(expires, Uses[at].Units + units)) }
            : this with { Uses = Uses.Insert(at, new CountedUse(expires, units)) };
    }

    private DateTimeOffset Grain(DateTimeOffset expires)
    {
        var grain = Math.Max(1, Limit.Window.Ticks / Grains);
        return new DateTimeOffset((expires.UtcTicks + grain - 1) / grain * grain, TimeSpan.Zero);
    }

    /// <summary>Forgets what counts no more.</summary>
    public WindowLedger Settle(DateTimeOffset now)
    {
        if ((Uses.IsEmpty || Uses[0].Expires > now) && (Reset is null || Reset > now))
            return this;
        return this with { Uses = [.. Uses.Where(use => use.Expires > now)], Reset = Reset > now ? Reset : null };
    }

    /// <summary>Learns when the server's present window ends: what was used before counts no longer than that.</summary>
    public WindowLedger LearnReset(DateTimeOffset reset, DateTimeOffset now, QuotaTiming timing)
    {
        if (Limit.Kind == WindowKind.UtcDay || reset <= now || reset > now + Limit.Window + timing.ResetGuard)
            return this;
        var end = reset + timing.ResetGuard;
        return this with { Reset = reset, Uses = [.. Uses.Select(use => use.Expires > end ? use with { Expires = end } : use)] };
    }

    /// <summary>Learns how many units the server has counted: when more than are known here, somebody else uses the key.</summary>
    /// <param name="serverUsed">The server's count.</param>
    /// <param name="outstanding">Units given out and not yet reported.</param>
    /// <param name="now">The instant.</param>
    /// <param name="timing">The guard around a reset.</param>
    public WindowLedger LearnUsed(int serverUsed, int outstanding, DateTimeOffset now, QuotaTiming timing) => Add(serverUsed - Used(now) - outstanding, now, timing);

    /// <inheritdoc />
    public bool Equals(WindowLedger? other) => other is not null && Limit == other.Limit && Reset == other.Reset && Uses.SequenceEqual(other.Uses);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Limit, Reset, Uses.Length);
}
