namespace SceneScout.Lab.Soak;

/// <summary>A clock that goes as the machine's does and can be put forward. Timers go by the machine's.</summary>
internal sealed class SoakClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _begun = System.GetTimestamp();
    private long _ahead;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_begun) + new TimeSpan(Interlocked.Read(ref _ahead));

    /// <summary>Puts it forward.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
