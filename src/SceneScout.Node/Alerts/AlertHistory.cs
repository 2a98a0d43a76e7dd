using System.Collections.Immutable;

namespace SceneScout.Node.Alerts;

/// <summary>Totals of the last hour and a bit, the oldest first. Immutable.</summary>
internal sealed class AlertHistory
{
    /// <summary>Before anything was counted.</summary>
    public static readonly AlertHistory Empty = new([]);

    // The longest look back: ten minutes, an hour ago.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(75);

    // Of readings that come faster than this the first counts.
    private static readonly TimeSpan Finest = TimeSpan.FromSeconds(10);

    private readonly ImmutableList<(DateTimeOffset At, AlertTotals Totals)> _marks;

    private AlertHistory(ImmutableList<(DateTimeOffset At, AlertTotals Totals)> marks)
    {
        _marks = marks;
    }

    /// <summary>The history with newer totals.</summary>
    public AlertHistory With(DateTimeOffset at, AlertTotals totals)
    {
        if (!_marks.IsEmpty && at - _marks[^1].At < Finest)
            return this;
        var old = 0;
        while (old < _marks.Count && at - _marks[old].At > Kept)
            old++;
        return new AlertHistory(_marks.RemoveRange(0, old).Add((at, totals)));
    }

    /// <summary>What was counted within a time; of a process that is younger, since it began.</summary>
    /// <param name="now">The totals of now.</param>
    /// <param name="from">Where the time begins.</param>
    public AlertTotals Since(AlertTotals now, DateTimeOffset from) => now.Since(At(from));

    /// <summary>What was counted between two instants.</summary>
    public AlertTotals Between(DateTimeOffset from, DateTimeOffset to) => At(to).Since(At(from));

    private AlertTotals At(DateTimeOffset instant)
    {
        var found = _marks.FindLastIndex(mark => mark.At <= instant);
        return found < 0 ? AlertTotals.None : _marks[found].Totals;
    }
}
