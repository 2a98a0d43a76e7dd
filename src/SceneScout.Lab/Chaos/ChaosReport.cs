using System.Collections.Immutable;
using System.Globalization;
using SceneScout.Lab.Verify;

namespace SceneScout.Lab.Chaos;

/// <summary>What one act came to. Times are seconds, rates are pages of listings kept a second.</summary>
/// <param name="Act">What was done.</param>
/// <param name="At">Since the start.</param>
/// <param name="Before">The rate right before it.</param>
/// <param name="Calm">The mean of the undisturbed rates right before the acts of this run so far; recovery is measured against it.</param>
/// <param name="Failover">From the loss of the controller's node until another controller had begun; null when it was not lost.</param>
/// <param name="HandOver">From SIGTERM until another controller had begun, the worst; null when no node left gracefully.</param>
/// <param name="Recovery">From the end of the fault until the beginning of the first ten seconds with 90 % of the calm rate; null when it was not reached in time.</param>
internal sealed record ChaosAct(string Act, double At, double Before, double Calm, double? Failover, double? HandOver, double? Recovery)
{
    /// <summary>The act in one line.</summary>
    public string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"ACT {Act}.{(Failover is { } f ? $" Another controller after {f:0.0} s." : "")}{(HandOver is { } h ? $" Hand-over in {h:0.0} s." : "")} {Before:0.0} pages a second before, {(Recovery is { } r ? $"90 % of {Calm:0.0} after {r:0.0} s." : $"90 % of {Calm:0.0} not in time.")}");
}

/// <summary>What an application was told that kept a copy of all events by their changes alone.</summary>
/// <param name="Events">Events in its copy at the end.</param>
/// <param name="Changes">Changes it was told.</param>
/// <param name="Resets">How often it had to read everything anew.</param>
internal sealed record CopyAccount(int Events, long Changes, int Resets);

/// <summary>What workflows were sent meanwhile; whether they decided each once and in order is in the verdict.</summary>
/// <param name="Events">Events that they accepted.</param>
/// <param name="Again">How often one was sent again.</param>
internal sealed record ThredAccount(long Events, long Again);

/// <summary>A whole run.</summary>
/// <param name="Seed">Of the faults.</param>
/// <param name="Nodes">How many.</param>
/// <param name="Acts">In order.</param>
/// <param name="Course">How the rate went.</param>
/// <param name="Drained">Whether the queues drained at the end.</param>
/// <param name="Copy">Of the application that followed; whether its copy equals the store is in the verdict.</param>
/// <param name="Threds">What workflows were sent.</param>
/// <param name="Verdict">Of the ledger.</param>
internal sealed record ChaosReport(int Seed, int Nodes, ImmutableArray<ChaosAct> Acts, ImmutableArray<RatePoint> Course, bool Drained, CopyAccount Copy, ThredAccount Threds, LedgerReport Verdict)
{
    /// <summary>True when nothing was lost or doubled and the queues drained.</summary>
    public bool Passed => Drained && Verdict.Consistent;

    /// <summary>Listings that were new or changed, and were taken in.</summary>
    public long Ingested => Verdict.Listings.GetValueOrDefault("ingested");

    /// <summary>The report for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"{Acts.Length} acts. {Times("Crash failover", a => a.Failover)} {Times("Graceful hand-over", a => a.HandOver)} {Times("Throughput back to 90 %", a => a.Recovery)}";
        var late = Acts.Count(a => a.Recovery is null);
        if (late > 0)
            yield return $"{late} acts were not followed by 90 % of the calm throughput in the time that was watched.";
        yield return $"{Ingested} listings were ingested while the world moved.";
        yield return $"A copy kept by the feed alone has {Copy.Events} events after {Copy.Changes} changes{(Copy.Resets > 0 ? $" and {Copy.Resets} times read anew" : "")}.";
        yield return $"Workflows accepted {Threds.Events} events, {Threds.Again} times after they were sent again.";
        yield return Drained ? "The queues drained." : "The queues did not drain.";
        yield return Passed ? "PASSED: nothing lost, nothing doubled." : "FAILED.";
    }

    private string Times(string name, Func<ChaosAct, double?> of)
    {
        var times = Acts.Select(of).OfType<double>().Order().ToList();
        return times.Count == 0 ? $"{name}: not measured." : string.Create(CultureInfo.InvariantCulture, $"{name}: median {times[times.Count / 2]:0.0} s, worst {times[^1]:0.0} s ({times.Count}).");
    }
}
