namespace SceneScout.Actors.Timers;

/// <summary>
/// When timers fire: a little later than they were asked for, so that many of them fire at once. A node has some eighty that repeat; each by itself would wake it some thirty times a second.
/// Instants are ticks of 100 ns of a clock that never goes back. The grids are multiples of each other, so what is due on a coarse one is due on the finer ones, too.
/// </summary>
public static class TimerGrid
{
    // A delay waits at most a fourth longer.
    private const int Share = 4;

    // What fires once is somebody's, who may wait for it; an idle node has few of them.
    private static readonly long Once = Ticks(50);
    private static readonly long[] Grids = [Ticks(200), Ticks(100), Ticks(50), Ticks(10)];

    /// <summary>When a timer fires for the first time.</summary>
    /// <param name="asked">The instant that was asked for.</param>
    /// <param name="delay">How long it waits until then; zero and less are not made later.</param>
    /// <returns><paramref name="asked"/>, or later by less than a fourth of <paramref name="delay"/> and less than 50 ms.</returns>
    public static long First(long asked, long delay) => Up(asked, GridOf(delay, repeats: false));

    /// <summary>When a timer that repeats fires next.</summary>
    /// <param name="asked">The instant that was asked for: its intervals counted from its first, so that it does not fall behind.</param>
    /// <param name="interval">How often it fires.</param>
    /// <returns><paramref name="asked"/>, or later by less than 200 ms and less than <paramref name="interval"/>. An interval that is a multiple of its grid is kept exactly from then on.</returns>
    public static long Next(long asked, long interval) => Up(asked, GridOf(interval, repeats: true));

    // Where the interval is a whole number of steps only the first time is late.
    private static long GridOf(long wait, bool repeats)
    {
        foreach (var grid in Grids)
            if ((grid * Share <= wait && (repeats || grid <= Once)) || (repeats && wait >= grid && wait % grid == 0))
                return grid;
        return 1;
    }

    private static long Up(long instant, long grid) => instant % grid is var over && over > 0 ? instant + (grid - over) : instant;

    private static long Ticks(int milliseconds) => milliseconds * TimeSpan.TicksPerMillisecond;
}
