using System.Globalization;

namespace SceneScout.Lab.Bench.Pipeline;

/// <summary>A report for people.</summary>
internal static class PipelineLines
{
    /// <summary>Its lines.</summary>
    public static IEnumerable<string> Of(PipelineReport report)
    {
        yield return Text($"{report.Listings} listings, {report.Events} events in {report.Seconds:0.0} s: {report.ListingsPerSecond:0} listings a second; {Number(report.WarmListingsPerSecond)} after the first fifth");
        if (report.FloorPerSecond is { } floor)
            yield return Text($"Floor: {floor:0} listings a second on {report.FloorConnections} connections; the run has {report.FloorShare:P0} of it");
        yield return Text($"Processor time a listing: {report.CpuMillisecondsPerListing:0.000} ms, node {report.NodeCpuMillisecondsPerListing:0.000}")
            + Text($", database {Number(report.DatabaseCpuMillisecondsPerListing, "0.000")}");
        yield return Text($"Store a listing: {report.BytesPerListing:0} bytes, {Number(report.LogBytesPerListing)} of log; {Number(report.RoundTripsPerListing, "0.00")} round trips, ")
            + Text($"{Number(report.TransactionsPerListing, "0.00")} transactions, {Number(report.RowsWrittenPerListing, "0.0")} rows written");
        yield return "Workers' time: " + string.Join(", ", report.StageShare.Select(stage => Text($"{stage.Key} {stage.Value:P0}")));
        yield return Text($"Memory: {report.MemoryBytesAtBeginning >> 20} MB at the beginning, {report.MemoryBytesAtEnd >> 20} MB at the end, {report.MemoryBytesMost >> 20} MB at most");
        yield return Text($"Pages: {report.Calls} calls, {report.PagesMade} answers not made beforehand");
        if (report.DeadTasks > 0)
            yield return Text($"{report.DeadTasks} tasks were given up");
        foreach (var breach in report.Breaches)
            yield return $"The store is not as it must be: {breach}";
        foreach (var table in report.RowsWritten.OrderByDescending(table => table.Value.Rows).Take(12))
            yield return Text($"  {table.Key,-24} {table.Value.Inserted,10} inserted {table.Value.Updated,10} updated ({table.Value.InPlace} in place) {table.Value.Deleted,8} deleted");
        foreach (var dear in report.Dearest)
            yield return Text($"  {dear.Milliseconds,9:0} ms {dear.Calls,8} calls {dear.Rows,9} rows{(dear.Inner ? " (inner)" : "")} {dear.Text}");
        yield return $"Store: {report.Store}";
        yield return $"Machine: {report.Machine}";
        yield return "Settings: " + string.Join(" ", report.Settings.Select(setting => $"{setting.Key}={setting.Value}"));
    }

    private static string Number(double? value, string format = "0") => value?.ToString(format, CultureInfo.InvariantCulture) ?? "unknown";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
