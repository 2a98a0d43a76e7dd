using System.Globalization;

namespace SceneScout.Lab.Bench.Threds;

/// <summary>What became of many threds that wait for their time.</summary>
/// <param name="Live">How many.</param>
/// <param name="BegunPerSecond">How fast they began.</param>
/// <param name="HeldMegabytes">What they hold of the process's memory.</param>
/// <param name="WorkingSetMegabytes">The process's memory.</param>
/// <param name="ListP99Milliseconds">A list of 100 of them, 99 of 100.</param>
/// <param name="Fired">How many messages came, each once when as many as there are threds.</param>
/// <param name="LateP50Milliseconds">By how much they came after their time, median.</param>
/// <param name="LateP99Milliseconds">Likewise, 99 of 100.</param>
/// <param name="LateMostMilliseconds">Likewise, the most.</param>
/// <param name="InTime">Whether all had begun before the first was due.</param>
internal sealed record TimerBenchReport(
    int Live,
    double BegunPerSecond,
    double HeldMegabytes,
    double WorkingSetMegabytes,
    double ListP99Milliseconds,
    int Fired,
    double LateP50Milliseconds,
    double LateP99Milliseconds,
    double LateMostMilliseconds,
    bool InTime)
{
    /// <summary>For people.</summary>
    public string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"{Live:N0} threds that wait began at {BegunPerSecond:N0}/s and hold {HeldMegabytes:N0} MB (the process {WorkingSetMegabytes:N0} MB); a list of 100 takes {ListP99Milliseconds:0.0} ms (p99). All due within a minute: {Fired:N0} messages came, {LateP50Milliseconds:0} ms after their time (p50), {LateP99Milliseconds:0} ms (p99), {LateMostMilliseconds:0} ms at most.");
}
