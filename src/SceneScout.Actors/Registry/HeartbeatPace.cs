namespace SceneScout.Actors.Registry;

/// <summary>When a node writes the states of its workers: once a second at most while they change, and now and then to say that they live. Who reads them takes a worker that was not heard of for 30 s for gone.</summary>
/// <param name="WrittenAt">When they were written last; null for never.</param>
/// <param name="IsChanged">Whether they changed since, or may not have been written.</param>
public readonly record struct HeartbeatPace(DateTimeOffset? WrittenAt, bool IsChanged)
{
    /// <summary>How often it is looked whether they changed.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>How often they are written when nothing changed. Longer: a few lost heartbeats make workers look gone.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    /// <summary>A worker changed, or a write failed.</summary>
    public HeartbeatPace Changed() => this with { IsChanged = true };

    /// <summary>They are being written as they are now.</summary>
    /// <param name="now">The instant.</param>
    public static HeartbeatPace Written(DateTimeOffset now) => new(now, false);

    /// <summary>Whether they are to be written. A clock that was set back counts as a long time.</summary>
    /// <param name="now">The instant.</param>
    public bool IsDue(DateTimeOffset now) => IsChanged || WrittenAt is not { } last || now < last || now - last >= Rest;
}
