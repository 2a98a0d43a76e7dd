namespace SceneScout.Sources.Contracts;

/// <summary>How long the calls of one attempt at a task may wait. Once it has run out, a call that would have to wait ends the attempt as rate-limited, and the task waits in its row. Safe for use by many threads.</summary>
public sealed class CallPatience
{
    private readonly TimeProvider time;
    private readonly TimeSpan length;
    private readonly long began;

    /// <summary>It begins to run out now.</summary>
    /// <param name="length">How long it lasts.</param>
    /// <param name="time">The clock.</param>
    public CallPatience(TimeSpan length, TimeProvider time)
    {
        this.length = length;
        this.time = time;
        began = time.GetTimestamp();
    }

    /// <summary>What is left of it; zero when it has run out.</summary>
    public TimeSpan Left
    {
        get
        {
            var left = length - time.GetElapsedTime(began);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
