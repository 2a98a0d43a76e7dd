using System.Collections.Immutable;
using System.Globalization;

namespace SceneScout.Lab.Bench;

/// <summary>What one kill -9 came to. Times are seconds from the kill.</summary>
/// <param name="Node">The node's number.</param>
/// <param name="Controllers">Whether the controller ran there.</param>
/// <param name="BackAtOnce">Whether the node was started again at once; otherwise only after the others had taken over.</param>
/// <param name="Held">Tasks that its workers had in hand.</param>
/// <param name="Controller">Until another controller had taken the next epoch in the store; null when it was not lost.</param>
/// <param name="Tasks">Until the last of the tasks in hand had been taken up elsewhere; null when there were none.</param>
internal sealed record FailoverKill(int Node, bool Controllers, bool BackAtOnce, int Held, double? Controller, double? Tasks)
{
    /// <summary>The kill in one line.</summary>
    public string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"KILL node {Node}{(Controllers ? ", the controller's" : "")}{(BackAtOnce ? ", back at once" : "")}.{(Controller is { } c ? $" Another controller after {c:0.0} s." : "")}{(Tasks is { } t ? $" Its {Held} tasks were taken up after {t:0.0} s." : " It had no task in hand.")}");
}

/// <summary>Seconds over some kills.</summary>
/// <param name="Count">How many.</param>
/// <param name="Median">The middle one.</param>
/// <param name="P95">95 % took no longer.</param>
/// <param name="Worst">The longest.</param>
internal sealed record FailoverTimes(int Count, double Median, double P95, double Worst)
{
    /// <summary>Of some times; null when there are none.</summary>
    public static FailoverTimes? Of(IEnumerable<double?> seconds)
    {
        var times = seconds.OfType<double>().Order().ToArray();
        return times.Length == 0 ? null : new FailoverTimes(times.Length, times[times.Length / 2], times[(int)Math.Ceiling(0.95 * times.Length) - 1], times[^1]);
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"median {Median:0.0} s, 95 % within {P95:0.0} s, worst {Worst:0.0} s ({Count})");
}

/// <summary>A node that ended although nobody had killed or stopped it.</summary>
/// <param name="Node">Its number.</param>
/// <param name="Code">Its exit code; 6 when the others had declared it down.</param>
internal sealed record LostNode(int Node, int Code);

/// <summary>A whole run.</summary>
/// <param name="Seed">Of the choice of nodes.</param>
/// <param name="Nodes">How many.</param>
/// <param name="Kills">In order.</param>
/// <param name="Lost">Nodes that ended without having been killed.</param>
internal sealed record FailoverReport(int Seed, int Nodes, ImmutableArray<FailoverKill> Kills, ImmutableArray<LostNode> Lost)
{
    /// <summary>Until the controller was back.</summary>
    public FailoverTimes? Controller => FailoverTimes.Of(Kills.Select(k => k.Controller));

    /// <summary>Until the tasks of the lost node ran elsewhere.</summary>
    public FailoverTimes? Tasks => FailoverTimes.Of(Kills.Select(k => k.Tasks));

    /// <summary>The report for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"Controller back: {Controller?.ToString() ?? "not measured"}.";
        yield return $"Tasks taken up elsewhere: {Tasks?.ToString() ?? "not measured"}.";
        yield return Lost.IsEmpty ? "No other node was lost." : $"Nodes lost that nobody had killed: {string.Join(", ", Lost.Select(l => $"{l.Node} (code {l.Code})"))}.";
    }
}
