namespace SceneScout.Node.Hosting;

/// <summary>The store's clock, as this node knows it: all nodes judge leases, retries and budgets by one clock. Between two looks it goes on by this machine's monotonic clock, so that a wall clock that jumps moves nothing.</summary>
/// <param name="machine">The machine's clocks.</param>
internal sealed class StoreClock(TimeProvider machine) : TimeProvider
{
    /// <summary>Clocks drift; so much is not worth a step.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(100);

    private Anchor _anchor = new(machine.GetUtcNow(), machine.GetTimestamp());

    /// <inheritdoc />
    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        var anchor = Volatile.Read(ref _anchor);
        return anchor.Instant + machine.GetElapsedTime(anchor.Timestamp);
    }

    /// <inheritdoc />
    public override long GetTimestamp() => machine.GetTimestamp();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>Takes an answer of the store.</summary>
    /// <param name="store">The store's instant.</param>
    /// <param name="asked">Timestamp of the question: the store looked at its clock between then and now.</param>
    /// <returns>The step that this clock made; null when it was right.</returns>
    public TimeSpan? Set(DateTimeOffset store, long asked)
    {
        var now = machine.GetTimestamp();
        var took = machine.GetElapsedTime(asked, now);
        var ours = GetUtcNow();
        if (ours >= store - Tolerance && ours <= store + took + Tolerance)
            return null;
        var right = store + (took / 2);
        Volatile.Write(ref _anchor, new Anchor(right, now));
        return right - ours;
    }

    private sealed record Anchor(DateTimeOffset Instant, long Timestamp);
}
