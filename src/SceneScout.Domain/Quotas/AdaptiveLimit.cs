namespace SceneScout.Domain.Quotas;

/// <summary>How many calls a node makes to a source at the same time: one more when a round went well, half when the source fails or slows down (additive increase, multiplicative decrease).</summary>
/// <param name="Limit">Calls at the same time.</param>
/// <param name="Most">The configured number, 1 or more; it begins there.</param>
/// <param name="Good">Good answers since the limit last moved.</param>
/// <param name="UsualSeconds">The usual time of an answer, smoothed; 0 before the first.</param>
/// <param name="HeldUntil">No further cut before this instant: calls that were under way at a cut tell nothing new.</param>
public sealed record AdaptiveLimit(int Limit, int Most, int Good, double UsualSeconds, DateTimeOffset HeldUntil)
{
    private const double Smoothing = 0.05;
    private const double SlowFactor = 3;
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(2);

    // A source that usually answers in an instant is not slow for taking a moment.
    private static readonly TimeSpan NeverSlow = TimeSpan.FromSeconds(1);

    /// <summary>A limit before the first answer.</summary>
    /// <param name="most">The configured number, 1 or more.</param>
    public static AdaptiveLimit Of(int most) => new(Math.Max(1, most), Math.Max(1, most), 0, 0, DateTimeOffset.MinValue);

    /// <summary>The limit after a call.</summary>
    /// <param name="failed">Whether the source failed: no answer, 408, 429, 5xx.</param>
    /// <param name="took">How long the answer took.</param>
    /// <param name="now">The instant.</param>
    public AdaptiveLimit After(bool failed, TimeSpan took, DateTimeOffset now)
    {
        var isSlow = UsualSeconds > 0 && took > NeverSlow && took.TotalSeconds > SlowFactor * UsualSeconds;
        if (failed || isSlow)
            return now < HeldUntil ? this with { Good = 0 } : this with { Limit = Math.Max(1, Limit / 2), Good = 0, HeldUntil = now + Hold };
        var usual = UsualSeconds == 0 ? took.TotalSeconds : UsualSeconds + (Smoothing * (took.TotalSeconds - UsualSeconds));
        return Good + 1 >= Limit && Limit < Most
            ? this with { Limit = Limit + 1, Good = 0, UsualSeconds = usual }
            : this with { Good = Math.Min(Good + 1, Most), UsualSeconds = usual };
    }
}
