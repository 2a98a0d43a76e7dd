using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Rules;

/// <summary>Which changes go.</summary>
/// <param name="To">The last place that goes; 0 for none.</param>
/// <param name="Count">How many go.</param>
/// <param name="NewestAt">The latest instant among them.</param>
internal readonly record struct FeedPruning(long To, int Count, DateTimeOffset NewestAt)
{
    /// <summary>Decides: the longest run from the oldest on, each of which is due.</summary>
    /// <param name="oldest">The oldest changes, in order.</param>
    /// <param name="head">The feed's end.</param>
    /// <param name="slowest">The place of the slowest cursor; null when there is none.</param>
    /// <param name="rules">What is kept.</param>
    /// <param name="now">The instant.</param>
    public static FeedPruning Decide(IReadOnlyList<(long Seq, DateTimeOffset At)> oldest, long head, long? slowest, FeedRetention rules, DateTimeOffset now)
    {
        var pruning = default(FeedPruning);
        foreach (var (seq, at) in oldest)
        {
            var due = at < now - rules.Keep || seq <= head - rules.KeepRows;
            var read = slowest is null || seq <= slowest;
            var overdue = at < now - rules.HardKeep || seq <= head - rules.HardRows;
            if (!(due && read) && !overdue)
                break;
            pruning = new(seq, pruning.Count + 1, pruning.Count == 0 || at > pruning.NewestAt ? at : pruning.NewestAt);
        }

        return pruning;
    }
}
