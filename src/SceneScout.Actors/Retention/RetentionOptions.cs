using System.Collections.Immutable;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Retention;

/// <summary>How long rows are kept and how they go.</summary>
public sealed record RetentionOptions
{
    /// <summary>How often each table is looked at.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Rows of one transaction at most, 1 to 1,000.</summary>
    public int Batch { get; init; } = 500;

    /// <summary>Pause between two transactions.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the rows of each table are kept.</summary>
    public ImmutableSortedDictionary<string, TimeSpan> Keep { get; init; } =
        RetentionRules.Aged.ToImmutableSortedDictionary(rule => rule.Table, rule => rule.Default, StringComparer.Ordinal);

    /// <summary>How often a table is looked at: one without an index of its age is walked from end to end, once a day at most.</summary>
    public TimeSpan Every(RetentionRule.Aged rule) => rule.Walked && Interval < TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : Interval;
}
