using System.Collections.Immutable;

namespace SceneScout.Domain.Quotas;

/// <summary>The limits of one key, in the form in which they are kept: one short window, shared out as slots, and any number of counted ones.</summary>
/// <param name="Slots">The short window; null when there is none.</param>
/// <param name="Counted">The long windows.</param>
public sealed record QuotaLimits(QuotaLimit? Slots, ImmutableArray<QuotaLimit> Counted)
{
    /// <summary>Brings limits into that form. Several short windows become the strictest that keeps them all: the fewest units in the longest window.</summary>
    public static QuotaLimits Of(IEnumerable<QuotaLimit> limits)
    {
        var all = limits.ToList();
        var brief = all.Where(limit => limit.IsShort).ToList();
        return new QuotaLimits(
            brief.Count == 0 ? null : new QuotaLimit(brief.Min(limit => limit.Units), brief.Max(limit => limit.Window)),
            [.. all.Where(limit => !limit.IsShort).GroupBy(limit => limit.Window).Select(same => same.MinBy(limit => limit.Units)!).OrderBy(limit => limit.Window)]);
    }

    /// <summary>A ceiling of calls per second as a limit: whole calls in the window that gives the rate.</summary>
    /// <param name="callsPerSecond">Above 0.</param>
    public static QuotaLimit Ceiling(double callsPerSecond)
    {
        var calls = Math.Max(1, (int)Math.Floor(callsPerSecond));
        return new QuotaLimit(calls, TimeSpan.FromSeconds(calls / callsPerSecond));
    }

    /// <inheritdoc />
    public bool Equals(QuotaLimits? other) => other is not null && Slots == other.Slots && Counted.SequenceEqual(other.Counted);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Slots, Counted.Length);
}
