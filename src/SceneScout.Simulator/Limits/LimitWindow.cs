namespace SceneScout.Simulator.Limits;

/// <summary>So many calls in so much time, for each key.</summary>
/// <param name="Name">What the source calls it, in its errors: second, minute, hour or day.</param>
/// <param name="Calls">How many calls (or points) are allowed, at least 1.</param>
/// <param name="Period">The length of the window.</param>
/// <param name="AtMidnight">Whether the window ends at midnight UTC; otherwise it begins with the first call.</param>
public sealed record LimitWindow(string Name, int Calls, TimeSpan Period, bool AtMidnight = false)
{
    internal DateTimeOffset ResetAfter(DateTimeOffset now) => AtMidnight
        ? new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero)
        : now + Period;
}
