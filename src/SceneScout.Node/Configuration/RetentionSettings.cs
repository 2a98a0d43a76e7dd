using System.Collections.Immutable;
using SceneScout.Actors.Retention;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Configuration;

/// <summary>The settings of how long rows are kept: one for each table whose rule has one.</summary>
internal static class RetentionSettings
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    /// <summary>The settings: key without the root, kind.</summary>
    public static IEnumerable<(string Key, SettingKind Kind)> Table()
    {
        yield return ("retention.interval", new SpanKind(TimeSpan.FromSeconds(1), TimeSpan.FromDays(7)));
        yield return ("retention.batch", new WholeKind(1, 1_000));
        yield return ("retention.pause", new SpanKind(TimeSpan.Zero, TimeSpan.FromMinutes(1)));
        foreach (var rule in RetentionRules.Aged)
            yield return (Key(rule), new SpanKind(rule.Least, Longest));
    }

    /// <summary>Reads them.</summary>
    public static RetentionOptions Read(EffectiveConfig config) => new()
    {
        Interval = config.Span("retention.interval"),
        Batch = config.Whole("retention.batch"),
        Pause = config.Span("retention.pause"),
        Keep = RetentionRules.Aged.ToImmutableSortedDictionary(rule => rule.Table, rule => config.Span(Key(rule)), StringComparer.Ordinal),
    };

    /// <summary>What they contradict: who did what must not be forgotten before what was done.</summary>
    public static IEnumerable<string> Contradictions(EffectiveConfig config)
    {
        var audit = config.Span("retention.audit");
        foreach (var rule in RetentionRules.Aged.Where(rule => config.Span(Key(rule)) > audit))
            yield return $"scenescout.{Key(rule)} is longer than scenescout.retention.audit, which must be the longest.";
    }

    private static string Key(RetentionRule.Aged rule) => $"retention.{rule.Setting}";
}
