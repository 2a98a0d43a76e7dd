namespace SceneScout.Actors.Controller;

/// <summary>How workers follow the load.</summary>
public sealed record ScalingRules
{
    /// <summary>Whether they do. Off: only people change their number.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>In this time the ready tasks should be done. Shorter: more workers for the same queue.</summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A task that has been ready for longer asks for one worker more, whatever the sums say.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Between two increases. Shorter: workers come before the first of them show in the queue.</summary>
    public TimeSpan UpPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A surplus must last so long before a worker goes, and between two that go. Shorter: the number flutters.</summary>
    public TimeSpan DownPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the load is looked at.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);
}
