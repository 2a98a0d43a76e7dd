namespace SceneScout.Client;

/// <summary>How a client asks.</summary>
public sealed record ScoutClientOptions
{
    /// <summary>A token of the node; null for a node without tokens.</summary>
    public string? Token { get; init; }

    /// <summary>The name under which the audit log has acts, at most 100 characters.</summary>
    public string? Operator { get; init; }

    /// <summary>How often a request is tried again that may be.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>The wait before the first new try; it doubles with each.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The wait before a try, with up to a fifth less or more, so that not all come at once; never less than the server asks.</summary>
    internal TimeSpan Delay(int attempt, TimeSpan? asked)
    {
        var wait = TimeSpan.FromTicks((long)Math.Min(LongestPause.Ticks, Pause.Ticks * Math.Pow(2, Math.Min(attempt, 30))));
        wait *= 0.8 + (0.4 * Random.Shared.NextDouble());
        return asked > wait ? asked.Value : wait;
    }
}
