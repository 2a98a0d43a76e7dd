using System.Collections.Immutable;
using SceneScout.Simulator.Faults;

namespace SceneScout.Simulator.Hosting;

/// <summary>Counts the calls to one source. Safe for many threads.</summary>
internal sealed class CallCounter
{
    private long _calls;
    private long _answered;
    private long _refused;
    private long _tooMany;
    private long _overLimit;
    private long _failed;
    private long _faults;
    private long _made;
    private readonly Queue<DateTimeOffset> _overLimitAt = new();

    /// <summary>The counts at present.</summary>
    public SourceStats Snapshot() => new(
        Interlocked.Read(ref _calls),
        Interlocked.Read(ref _answered),
        Interlocked.Read(ref _refused),
        Interlocked.Read(ref _tooMany),
        Interlocked.Read(ref _overLimit),
        Interlocked.Read(ref _failed),
        Interlocked.Read(ref _faults))
    {
        OverLimitAt = OverLimitAt,
        Made = Interlocked.Read(ref _made),
    };

    /// <summary>Counts a call and tells its number, from 0.</summary>
    public long Begin() => Interlocked.Increment(ref _calls) - 1;

    /// <summary>Counts an answer that was made, and not given again.</summary>
    public void Made() => Interlocked.Increment(ref _made);

    private ImmutableArray<DateTimeOffset> OverLimitAt
    {
        get
        {
            lock (_overLimitAt)
            {
                return [.. _overLimitAt];
            }
        }
    }

    /// <summary>Counts how a call ended; the status is 0 when the connection was reset.</summary>
    /// <param name="status">What was answered.</param>
    /// <param name="fault">What spoilt it.</param>
    /// <param name="overLimitAt">When it was counted as beyond a limit; null when it was not.</param>
    public void End(int status, CallFault fault, DateTimeOffset? overLimitAt)
    {
        if (fault != CallFault.None)
        {
            Interlocked.Increment(ref _faults);
        }

        if (overLimitAt is { } at)
        {
            Interlocked.Increment(ref _overLimit);
            lock (_overLimitAt)
            {
                _overLimitAt.Enqueue(at);
                if (_overLimitAt.Count > SourceStats.MostOverLimitAt)
                {
                    _overLimitAt.Dequeue();
                }
            }
        }

        switch (status)
        {
            case 0:
                break;
            case 429:
                Interlocked.Increment(ref _tooMany);
                break;
            case >= 500:
                Interlocked.Increment(ref _failed);
                break;
            case >= 400:
                Interlocked.Increment(ref _refused);
                break;
            default:
                Interlocked.Increment(ref _answered);
                break;
        }
    }
}
