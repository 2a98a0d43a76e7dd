using System.Collections.Immutable;

namespace SceneScout.Actors.Stages;

/// <summary>Shares the workers of a node out to its stages.</summary>
public static class WorkerSplit
{
    /// <summary>What each stage gets, in the order of the wishes. Every stage that wants workers has one, so that none is without its turn; beyond that all together stay within the number, or fill it when it was asked for.</summary>
    /// <param name="workers">Workers of a node, 1 or more.</param>
    /// <param name="asked">Whether somebody asked for this number: then it is filled, and above the sum of the maxima these grow in proportion.</param>
    /// <param name="wishes">What the stages want.</param>
    public static ImmutableArray<WorkerShare> Of(int workers, bool asked, ImmutableArray<WorkerWish> wishes)
    {
        var grows = asked && workers > wishes.Sum(w => w.Max);
        var most = grows ? Fill(workers, [.. wishes.Select(w => (w.Max, w.MaxGiven ? w.Max : w.Max == 0 ? 0 : 1, w.MaxGiven ? w.Max : w.Max == 0 ? 0 : workers))]) : [.. wishes.Select(w => w.Max)];
        var start = asked
            ? Fill(workers, [.. wishes.Select((w, i) => (most[i], w.StartGiven ? Math.Min(w.Start, most[i]) : Math.Min(1, most[i]), w.StartGiven ? Math.Min(w.Start, most[i]) : most[i]))])
            : [.. wishes.Select(w => w.Start)];
        return [.. Cut(workers, start).Select((count, i) => new WorkerShare(count, most[i], grows && !wishes[i].MaxGiven && most[i] > wishes[i].Max))];
    }

    // Each has its least; the others go one by one to the stage that has the fewest for its weight (D'Hondt).
    private static ImmutableArray<int> Fill(int total, ImmutableArray<(int Weight, int Least, int Most)> stages)
    {
        var counts = stages.Select(s => s.Least).ToArray();
        for (var left = total - counts.Sum(); left > 0; left--)
        {
            var next = Enumerable.Range(0, counts.Length).Where(i => counts[i] < stages[i].Most).OrderByDescending(i => (double)stages[i].Weight / (counts[i] + 1)).Select(i => (int?)i).FirstOrDefault();
            if (next is not { } chosen)
                break;
            counts[chosen]++;
        }

        return [.. counts];
    }

    private static ImmutableArray<int> Cut(int workers, ImmutableArray<int> starts)
    {
        var left = workers;
        var toCome = starts.Count(start => start > 0);
        var cut = ImmutableArray.CreateBuilder<int>(starts.Length);
        foreach (var start in starts)
        {
            toCome -= start > 0 ? 1 : 0;
            var count = Math.Min(start, Math.Max(left - toCome, 1));
            left -= count;
            cut.Add(count);
        }

        return cut.MoveToImmutable();
    }
}

/// <summary>Workers that a stage wants on a node.</summary>
/// <param name="Start">At the start.</param>
/// <param name="Max">At most.</param>
/// <param name="StartGiven">Whether <paramref name="Start"/> was given together with, or over, the number of the node.</param>
/// <param name="MaxGiven">Likewise for <paramref name="Max"/>.</param>
public sealed record WorkerWish(int Start, int Max, bool StartGiven, bool MaxGiven);

/// <summary>Workers of a stage on a node.</summary>
/// <param name="Start">At the start.</param>
/// <param name="Max">At most.</param>
/// <param name="Grown">Whether <paramref name="Max"/> has grown because the node was given more workers than all stages want.</param>
public sealed record WorkerShare(int Start, int Max, bool Grown);
