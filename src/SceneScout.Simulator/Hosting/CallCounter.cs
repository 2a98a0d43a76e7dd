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

    /// <summary>The counts at present.</summary>
    public SourceStats Snapshot() => new(
        Interlocked.Read(ref _calls),
        Interlocked.Read(ref _answered),
        Interlocked.Read(ref _refused),
        Interlocked.Read(ref _tooMany),
        Interlocked.Read(ref _overLimit),
        Interlocked.Read(ref _failed),
        Interlocked.Read(ref _faults));

    /// <summary>Counts a call and tells its number, from 0.</summary>
    public long Begin() => Interlocked.Increment(ref _calls) - 1;

    /// <summary>Counts how a call ended; the status is 0 when the connection was reset.</summary>
    public void End(int status, FaultKind fault, bool overLimit)
    {
        if (fault != FaultKind.None)
        {
            Interlocked.Increment(ref _faults);
        }

        if (overLimit)
        {
            Interlocked.Increment(ref _overLimit);
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
