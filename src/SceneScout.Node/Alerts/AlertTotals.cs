using System.Collections.Immutable;

namespace SceneScout.Node.Alerts;

/// <summary>What this process counted since it began. Only differences of two are looked at.</summary>
internal sealed record AlertTotals
{
    /// <summary>Before anything was counted.</summary>
    public static readonly AlertTotals None = new();

    /// <summary>Attempts at tasks that ended well.</summary>
    public long Done { get; init; }

    /// <summary>Attempts that failed.</summary>
    public long Failed { get; init; }

    /// <summary>Attempts that ran out of time, by type.</summary>
    public ImmutableSortedDictionary<string, long> Timeouts { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Tasks of processing that ended well, and their time in seconds.</summary>
    public (long Count, double Seconds) Processing { get; init; }

    /// <summary>Events that were scored, and the sum of their quality.</summary>
    public (long Count, double Sum) Quality { get; init; }

    /// <summary>Transactions of the store, and those that took longer than <see cref="AlertRules.SlowTransaction"/>.</summary>
    public (long Count, long Slow) Store { get; init; }

    /// <summary>Calls by source: all, those refused with 429, those without a usable answer.</summary>
    public ImmutableSortedDictionary<string, (long All, long Refused, long Failed)> Calls { get; init; } = ImmutableSortedDictionary<string, (long All, long Refused, long Failed)>.Empty;

    /// <summary>What was counted after <paramref name="earlier"/>.</summary>
    public AlertTotals Since(AlertTotals earlier) => new()
    {
        Done = Done - earlier.Done,
        Failed = Failed - earlier.Failed,
        Timeouts = Timeouts.ToImmutableSortedDictionary(t => t.Key, t => t.Value - earlier.Timeouts.GetValueOrDefault(t.Key)),
        Processing = (Processing.Count - earlier.Processing.Count, Processing.Seconds - earlier.Processing.Seconds),
        Quality = (Quality.Count - earlier.Quality.Count, Quality.Sum - earlier.Quality.Sum),
        Store = (Store.Count - earlier.Store.Count, Store.Slow - earlier.Store.Slow),
        Calls = Calls.ToImmutableSortedDictionary(c => c.Key, c => earlier.Calls.GetValueOrDefault(c.Key) is var e ? (c.Value.All - e.All, c.Value.Refused - e.Refused, c.Value.Failed - e.Failed) : default),
    };
}
