namespace SceneScout.Sources.Contracts;

/// <summary>How long the calls of one attempt at a task may wait for budget, all together. When it is used up, the attempt ends as rate-limited and the task waits in its row, without using up its time. Safe for use by many threads.</summary>
public sealed class CallPatience
{
    private long left;

    /// <summary>Makes it.</summary>
    /// <param name="total">Time to wait in all.</param>
    public CallPatience(TimeSpan total) => left = Math.Max(0, total.Ticks);

    /// <summary>What is left of it.</summary>
    public TimeSpan Left => TimeSpan.FromTicks(Math.Max(0, Interlocked.Read(ref left)));

    /// <summary>Uses some of it.</summary>
    public void Spend(TimeSpan waited) => Interlocked.Add(ref left, -Math.Max(0, waited.Ticks));
}
