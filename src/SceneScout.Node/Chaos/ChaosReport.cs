using System.Collections.Immutable;
using SceneScout.Node.Verify;

namespace SceneScout.Node.Chaos;

/// <summary>What one act came to. Times are seconds.</summary>
/// <param name="Act">What was done.</param>
/// <param name="At">Since the start.</param>
/// <param name="Before">Tasks done a second before it.</param>
/// <param name="Failover">Until the controller answered again; null when it was not touched.</param>
/// <param name="Recovery">From the end of the fault until throughput was at 90 % of before; null when it was not reached in time.</param>
internal sealed record ChaosAct(string Act, double At, double Before, double? Failover, double? Recovery);

/// <summary>A whole run.</summary>
/// <param name="Seed">Of the faults.</param>
/// <param name="Nodes">How many.</param>
/// <param name="Acts">In order.</param>
/// <param name="Drained">Whether the queues drained at the end.</param>
/// <param name="Verdict">Of the ledger.</param>
internal sealed record ChaosReport(int Seed, int Nodes, ImmutableArray<ChaosAct> Acts, bool Drained, LedgerReport Verdict)
{
    /// <summary>True when nothing was lost or doubled and the queues drained.</summary>
    public bool Passed => Drained && Verdict.Consistent;

    /// <summary>The report for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"{Acts.Length} acts. {Times("Crash failover", a => a.Act.Contains("kill", StringComparison.Ordinal) ? a.Failover : null)} {Times("Graceful hand-over", a => a.Act.Contains("restart", StringComparison.Ordinal) ? a.Failover : null)} {Times("Throughput back to 90 %", a => a.Recovery)}";
        var late = Acts.Count(a => a.Recovery is null);
        if (late > 0)
            yield return $"{late} acts were not followed by 90 % of the throughput before them in the time that was watched.";
        yield return Drained ? "The queues drained." : "The queues did not drain.";
        yield return Passed ? "PASSED: nothing lost, nothing doubled." : "FAILED.";
    }

    private string Times(string name, Func<ChaosAct, double?> of)
    {
        var times = Acts.Select(of).OfType<double>().Order().ToList();
        return times.Count == 0 ? $"{name}: not measured." : $"{name}: median {times[times.Count / 2]:0.0} s, worst {times[^1]:0.0} s ({times.Count}).";
    }
}
