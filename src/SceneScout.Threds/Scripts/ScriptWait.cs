namespace SceneScout.Threds.Scripts;

/// <summary>Waits for what is expected.</summary>
/// <param name="time">The clock.</param>
/// <param name="within">So long at most.</param>
/// <param name="quiet">When nothing else may come, nothing must come for so long.</param>
internal sealed class ScriptWait(TimeProvider time, TimeSpan within, TimeSpan quiet)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly long _began = time.GetTimestamp();
    private long _changed = time.GetTimestamp();
    private int _count;

    /// <summary>Whether it is as it will be: all fits and nothing else comes, or the time is over.</summary>
    /// <param name="fits">Whether all is as expected.</param>
    /// <param name="only">Whether nothing else may come.</param>
    /// <param name="count">How many messages there are.</param>
    internal bool IsOver(bool fits, bool only, int count)
    {
        if (count != _count)
            (_count, _changed) = (count, time.GetTimestamp());
        return (fits && (!only || time.GetElapsedTime(_changed) >= quiet)) || (!fits && time.GetElapsedTime(_began) >= within);
    }

    /// <summary>A while, before it is looked at again.</summary>
    internal Task PauseAsync(CancellationToken cancellation) => Task.Delay(Pause, time, cancellation);
}
