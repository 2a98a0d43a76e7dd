using System.Globalization;

namespace SceneScout.Lab.Bench.Http;

/// <summary>A report for people; parts that were left out have no lines.</summary>
internal static class HttpBenchLines
{
    /// <summary>Its lines.</summary>
    public static IEnumerable<string> Of(HttpBenchReport report) =>
    [
        .. report.NearQueries is null ? [] : Queries(report),
        .. report.StreamClients is null ? [] : Stream(report),
        .. report.StartsSeconds is { } starts ? [Start(report, starts)] : (IEnumerable<string>)[],
        .. report.Misses.Select(miss => $"Misses its figure: {miss}"),
        .. report.Store is { } store ? [$"Store: {store}"] : (IEnumerable<string>)[],
        $"Machine: {report.Machine}",
    ];

    private static IEnumerable<string> Queries(HttpBenchReport report) =>
    [
        Text($"Near query over {report.Events} events, {report.NearQueriesPerSecond} a second: median {report.NearQueryMedianMilliseconds:0.0} ms, 95 of 100 {report.NearQueryP95Milliseconds:0.0}, 99 of 100 {report.NearQueryP99Milliseconds:0.0}; ")
            + Text($"{report.NearQueryBytes:0} bytes each, {report.NearQueriesFailed} of {report.NearQueries} failed"),
        Text($"The statement alone: median {report.StatementMedianMilliseconds:0.0} ms, 95 of 100 {report.StatementP95Milliseconds:0.0}, 99 of 100 {report.StatementP99Milliseconds:0.0}, {report.StatementsFailed} failed; the query takes {report.NearQueryOverStatementMilliseconds:0.0} ms more"),
    ];

    private static IEnumerable<string> Stream(HttpBenchReport report) =>
    [
        Text($"Stream: {report.StreamEvents} events, {report.StreamEventsPerSecond:0.0} a second, to {report.StreamClients} clients: {report.StreamReceived} came, {report.StreamLost} lost, {report.StreamRepeated} again, ")
            + Text($"{report.StreamOutOfOrder} out of order, {report.StreamsEnded} streams ended"),
        Text($"From the write to the client: median {report.StreamDelayMedianMilliseconds:0} ms, 95 of 100 {report.StreamDelayP95Milliseconds:0}, 99 of 100 {report.StreamDelayP99Milliseconds:0}, most {report.StreamDelayMostMilliseconds:0}; the node used {report.StreamNodeCpuShare:0.00} processors"),
    ];

    private static string Start(HttpBenchReport report, IReadOnlyList<double> starts) =>
        Text($"Start to ready: {report.StartSeconds:0.0} s ({string.Join(", ", starts.Select(start => start.ToString("0.0", CultureInfo.InvariantCulture)))}); idle: {report.IdleMemoryBytes / 1_000_000} MB, {report.IdleCpuShare:P1} of a processor");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
