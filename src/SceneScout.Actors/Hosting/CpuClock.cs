namespace SceneScout.Actors.Hosting;

/// <summary>Share of the processors that this process used since the last reading.</summary>
public sealed class CpuClock
{
    private readonly Lock _turn = new();
    private TimeSpan _used = Environment.CpuUsage.TotalTime;
    private long _at = TimeProvider.System.GetTimestamp();
    private double _usage;

    /// <summary>0 to 1.</summary>
    public double Usage()
    {
        lock (_turn)
        {
            var elapsed = TimeProvider.System.GetElapsedTime(_at);
            // Two collectors that ask at once would divide by almost nothing.
            if (elapsed < TimeSpan.FromMilliseconds(100))
                return _usage;
            var used = Environment.CpuUsage.TotalTime;
            _usage = Math.Clamp((used - _used) / elapsed / Environment.ProcessorCount, 0, 1);
            (_used, _at) = (used, TimeProvider.System.GetTimestamp());
            return _usage;
        }
    }
}
