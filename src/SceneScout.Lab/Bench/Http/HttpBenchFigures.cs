using System.Collections.Immutable;
using System.Globalization;

namespace SceneScout.Lab.Bench.Http;

/// <summary>What the figures should be on two processors, a million events and 2,000 clients. Pure.</summary>
internal static class HttpBenchFigures
{
    private const double QueryP99 = 50;
    private const double OverStatement = 5;
    private const double Start = 3;
    private const double MemoryMegabytes = 250;
    private const double IdleCpu = 0.01;

    /// <summary>Those that a run misses.</summary>
    public static ImmutableArray<string> Misses(HttpBenchReport report) =>
    [
        .. Above("near query, 99 of 100", report.NearQueryP99Milliseconds, QueryP99, "ms"),
        .. Above("near query over the statement, median", report.NearQueryOverStatementMilliseconds, OverStatement, "ms"),
        .. Above("queries without an answer", report.NearQueriesFailed, 0, ""),
        .. Above("statements without an answer", report.StatementsFailed, 0, ""),
        .. Above("events that were sent and did not come to the feed", report.StreamSent - report.StreamEvents, 0, ""),
        .. Above("events of the stream that were lost", report.StreamLost, 0, ""),
        .. Above("events of the stream that came again", report.StreamRepeated, 0, ""),
        .. Above("events of the stream out of order", report.StreamOutOfOrder, 0, ""),
        .. Above("streams that ended", report.StreamsEnded, 0, ""),
        .. Above("start to ready", report.StartSeconds, Start, "s"),
        .. Above("memory of an idle node", report.IdleMemoryBytes / 1e6, MemoryMegabytes, "MB"),
        .. Above("processor of an idle node", 100 * report.IdleCpuShare, 100 * IdleCpu, "%"),
    ];

    /// <summary>Whether what was asked for came, and came once: that holds on any machine.</summary>
    public static bool IsWhole(HttpBenchReport report) =>
        report is { NearQueriesFailed: null or 0, StatementsFailed: null or 0, StreamLost: null or 0, StreamRepeated: null or 0, StreamOutOfOrder: null or 0, StreamsEnded: null or 0 }
        && !(report.StreamEvents < report.StreamSent);

    private static IEnumerable<string> Above(string what, double? found, double most, string unit)
    {
        if (found > most)
            yield return string.Create(CultureInfo.InvariantCulture, $"{what}: {found:0.##} {unit}").TrimEnd() + string.Create(CultureInfo.InvariantCulture, $" instead of {most:0.##}");
    }
}
