namespace SceneScout.Threds.Cluster.Memory;

/// <summary>The threds in a node's memory, in the order of their coming. Who came first rests first, unless it had something to do since it was looked at last: then it comes again.</summary>
/// <param name="most">So many stay.</param>
internal sealed class ResidentThreds(int most)
{
    // For one that comes a few are looked at: when all of them are busy there are more for a while.
    private const int Looks = 8;

    private Queue<Resident> _queue = new();
    private int _count;

    /// <summary>How many there are, without those that were asked to rest.</summary>
    public int Count => _count;

    /// <summary>One came, or cannot rest now.</summary>
    public void Add(Resident resident)
    {
        if (resident.Counts)
            return;
        resident.Counts = true;
        _count++;
        _queue.Enqueue(resident);
    }

    /// <summary>One is not in memory any more.</summary>
    public void Remove(Resident resident)
    {
        if (!resident.Counts)
            return;
        resident.Counts = false;
        _count--;
        if (_queue.Count > 2 * (_count + Looks))
            _queue = new(_queue.Where(other => other.Counts));
    }

    /// <summary>Who is to rest now, so that no more stay than may.</summary>
    public List<Resident> ToRest()
    {
        var resting = new List<Resident>();
        for (var look = 0; look < Looks && _count > most && _queue.TryDequeue(out var oldest);)
        {
            if (!oldest.Counts)
                continue;
            look++;
            if (oldest.WasUsed())
            {
                _queue.Enqueue(oldest);
                continue;
            }

            oldest.Counts = false;
            _count--;
            resting.Add(oldest);
        }

        return resting;
    }
}
