using System.Collections.Immutable;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Chaos;
using SceneScout.Storage.Contracts;

namespace SceneScout.Lab.Verify;

/// <summary>The verdict over a store.</summary>
/// <param name="Store"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="CheckedAt">When.</param>
/// <param name="Tasks">Tasks by state.</param>
/// <param name="Listings">The account of listings.</param>
/// <param name="Events">Canonical events.</param>
/// <param name="Truth">Listings of the truth that were looked for; null without a truth.</param>
/// <param name="Violations">What is broken, by rule.</param>
internal sealed record LedgerReport(
    string Store,
    DateTimeOffset CheckedAt,
    ImmutableSortedDictionary<string, long> Tasks,
    ImmutableSortedDictionary<string, long> Listings,
    long Events,
    int? Truth,
    ImmutableArray<RuleViolation> Violations)
{
    private const int MaxExamples = 10;

    /// <summary>Calls beyond a limit that processes made which had been stopped: as many as are promised, and at the moment when they went on.</summary>
    public long LateCalls { get; init; }

    /// <summary>True when nothing is broken.</summary>
    public bool Consistent => Violations.IsEmpty;

    /// <summary>Puts the verdict together.</summary>
    public static LedgerReport Of(
        string store,
        DateTimeOffset now,
        IEnumerable<TaskCount> tasks,
        ImmutableSortedDictionary<string, long> counters,
        EventTotals events,
        int? truth,
        IEnumerable<LedgerBreach> breaches) => new LedgerReport(
            store,
            now,
            tasks.GroupBy(t => t.State.Name()).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(t => t.Count)),
            counters.Where(c => c.Key.StartsWith("listings.", StringComparison.Ordinal)).ToImmutableSortedDictionary(c => c.Key["listings.".Length..], c => c.Value),
            events.Canonical,
            truth,
            []).With(breaches);

    /// <summary>The report with the breaches of more rules.</summary>
    public LedgerReport With(IEnumerable<LedgerBreach> breaches) => this with
    {
        Violations = [.. Violations, .. breaches.GroupBy(b => b.Rule).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new RuleViolation(
            g.Key, Claim(g.Key), g.Count(), [.. g.Take(MaxExamples).Select(b => $"{b.Subject}: {b.Detail}")]))],
    };

    /// <summary>The report for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"Tasks: {Counts(Tasks)}";
        yield return $"Listings: {Counts(Listings)}; events: {Events}";
        if (Truth is { } looked)
            yield return $"Listings of the truth looked for: {looked}";
        if (LateCalls > 0)
            yield return $"Calls beyond a limit by processes that had been stopped, within the promise: {LateCalls}";
        foreach (var violation in Violations)
        {
            yield return $"BROKEN {violation.Rule}: {violation.Claim} {violation.Count}{(violation.Count == LedgerRules.MaxBreaches ? " or more" : "")} do not:";
            foreach (var example in violation.Examples)
                yield return $"  {example}";
        }

        yield return Consistent ? "The store is consistent." : $"The store is not consistent: {Violations.Length} rules are broken.";
    }

    private static string Claim(string rule) => rule switch
    {
        TruthCheck.Rule => TruthCheck.Claim,
        QuotaCheck.Rule => QuotaCheck.Claim,
        EventCopy.Rule => EventCopy.Claim,
        ThredTraffic.Rule => ThredTraffic.Claim,
        _ => LedgerRules.Claims.GetValueOrDefault(rule, rule),
    };

    private static string Counts(ImmutableSortedDictionary<string, long> counts) =>
        counts.IsEmpty ? "none" : string.Join(", ", counts.Select(c => $"{c.Value} {c.Key}"));
}

/// <summary>A rule that does not hold.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Claim">What it claims.</param>
/// <param name="Count">How many break it; 1,000 stands for that many or more.</param>
/// <param name="Examples">The first of them.</param>
internal sealed record RuleViolation(string Rule, string Claim, int Count, ImmutableArray<string> Examples);
