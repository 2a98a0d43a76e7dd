namespace SceneScout.Lab.Bench;

/// <summary>How soon a limit holds that is lowered while calls go on.</summary>
/// <param name="HoldsSeconds">From the change until the end of the last second, begun after the change, that had more calls than the new limit; 0 when there was none.</param>
/// <param name="LastAboveSeconds">From the change until the last call that had more than the new limit in the second before it, itself included: the stricter view, since that second may have begun before the change.</param>
/// <param name="CallsPerSecondBefore">In the seconds before the change: above the new limit, or nothing is measured.</param>
/// <param name="CallsPerSecondAfter">From two seconds after the change on: not far below the new limit, or nothing is measured.</param>
internal sealed record LoweredLimit(double HoldsSeconds, double LastAboveSeconds, double CallsPerSecondBefore, double CallsPerSecondAfter)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // Answers are noted some milliseconds after the server counted their calls.
    private static readonly TimeSpan Blur = TimeSpan.FromMilliseconds(20);

    /// <summary>Measures.</summary>
    /// <param name="answers">When calls were answered, in any order.</param>
    /// <param name="changed">When the limit was changed.</param>
    /// <param name="before">How long before that calls were noted, above zero.</param>
    /// <param name="after">How long after it they were, above two seconds.</param>
    /// <param name="limit">The new limit, calls in a second.</param>
    /// <exception cref="InvalidOperationException">Too few calls went on for the figures to mean anything.</exception>
    public static LoweredLimit Of(IEnumerable<DateTimeOffset> answers, DateTimeOffset changed, TimeSpan before, TimeSpan after, int limit)
    {
        var all = answers.Where(at => at >= changed - before && at < changed + after).Order().ToList();
        var later = all.Where(at => at >= changed).ToList();
        var settled = after - (2 * Second);
        var measured = new LoweredLimit(
            LastAbove(later, changed, limit),
            LastAbove(all, changed, limit),
            Math.Round((all.Count - later.Count) / before.TotalSeconds, 2),
            Math.Round(all.Count(at => at >= changed + (2 * Second)) / settled.TotalSeconds, 2));
        return measured.CallsPerSecondBefore > limit && measured.CallsPerSecondAfter > limit / 2.0
            ? measured
            : throw new InvalidOperationException($"Too few calls to measure a lowered limit: {measured.CallsPerSecondBefore} a second before the change, {measured.CallsPerSecondAfter} after it; the new limit is {limit}.");
    }

    private static double LastAbove(List<DateTimeOffset> calls, DateTimeOffset changed, int limit)
    {
        var last = changed;
        for (var i = limit; i < calls.Count; i++)
            if (calls[i] > last && calls[i] - calls[i - limit] < Second - Blur)
                last = calls[i];
        return Math.Round((last - changed).TotalSeconds, 3);
    }
}
