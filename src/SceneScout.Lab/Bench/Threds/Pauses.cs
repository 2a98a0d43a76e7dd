namespace SceneScout.Lab.Bench.Threds;

/// <summary>What held a node up while something was measured.</summary>
/// <param name="Collections">Collections of the oldest generation.</param>
/// <param name="PausedMilliseconds">How long collections of any generation stopped everything, in all.</param>
/// <param name="LongestPauseMilliseconds">The longest of them that was seen.</param>
/// <param name="JournalP99Milliseconds">A write of the journal, 99 of 100.</param>
/// <param name="LongestJournalMilliseconds">The longest of them.</param>
internal sealed record Pauses(int Collections, double PausedMilliseconds, double LongestPauseMilliseconds, double JournalP99Milliseconds, double LongestJournalMilliseconds)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Measures beside something.</summary>
    public static async Task<(T Result, Pauses Pauses)> DuringAsync<T>(MeasuredJournal journal, Func<Task<T>> act)
    {
        journal.Take();
        using var ended = new CancellationTokenSource();
        var (collections, paused) = (GC.CollectionCount(2), GC.GetTotalPauseDuration());
        var watching = LongestAsync(ended.Token);
        var result = await act();
        await ended.CancelAsync();
        var longest = await watching;
        var writes = journal.Take();
        writes.Sort();
        return (result, new(
            GC.CollectionCount(2) - collections,
            (GC.GetTotalPauseDuration() - paused).TotalMilliseconds,
            longest.TotalMilliseconds,
            writes.Count == 0 ? 0 : writes[(int)Math.Min(writes.Count - 1, writes.Count * 0.99)],
            writes.Count == 0 ? 0 : writes[^1]));
    }

    private static async Task<TimeSpan> LongestAsync(CancellationToken ended)
    {
        var (longest, index) = (TimeSpan.Zero, GC.GetGCMemoryInfo(GCKind.Any).Index);
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(Look, CancellationToken.None);
            var last = GC.GetGCMemoryInfo(GCKind.Any);
            if (last.Index == index)
                continue;
            index = last.Index;
            foreach (var pause in last.PauseDurations)
                longest = pause > longest ? pause : longest;
        }

        return longest;
    }
}
