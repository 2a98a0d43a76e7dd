using System.Collections.Immutable;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>What a check of the store found.</summary>
/// <param name="Consistent">Whether every rule is kept.</param>
/// <param name="CheckedAt">When the check began.</param>
/// <param name="TookMs">How long it took, milliseconds.</param>
/// <param name="Rules">How often each rule is broken, with what it claims; of each rule at most <see cref="LedgerRules.MaxBreaches"/> breaches are looked for.</param>
/// <param name="Violations">What breaks them, as many as were asked for.</param>
internal sealed record ConsistencyReport(
    bool Consistent, DateTimeOffset CheckedAt, long TookMs, ImmutableArray<ConsistencyRule> Rules, ImmutableArray<LedgerBreach> Violations)
{
    /// <summary>Of the breaches found.</summary>
    public static ConsistencyReport Of(ImmutableArray<LedgerBreach> found, int limit, DateTimeOffset at, TimeSpan took) => new(
        found.IsEmpty,
        at,
        (long)took.TotalMilliseconds,
        [.. LedgerRules.Claims.Select(rule => new ConsistencyRule(rule.Key, rule.Value, found.Count(breach => breach.Rule == rule.Key)))],
        [.. found.Take(limit)]);
}

/// <summary>A rule and how often it is broken.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Claim">What it claims.</param>
/// <param name="Violations">Breaches found.</param>
internal sealed record ConsistencyRule(string Rule, string Claim, int Violations);
