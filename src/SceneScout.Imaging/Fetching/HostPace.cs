using System.Collections.Concurrent;

namespace SceneScout.Imaging.Fetching;

/// <summary>Keeps requests to each host apart. Safe to use from many threads.</summary>
/// <param name="perSecond">Requests a second to one host, above 0.</param>
/// <param name="longestWait">A request that would wait longer gets no turn.</param>
internal sealed class HostPace(double perSecond, TimeSpan longestWait)
{
    // Above so many hosts those that are free are forgotten.
    private const int MostHosts = 10_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _free = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the next turn at a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="now">The instant.</param>
    /// <returns>How long to wait for it; null when that would be too long, and none was taken.</returns>
    public TimeSpan? Take(string host, DateTimeOffset now)
    {
        if (_free.Count >= MostHosts)
            foreach (var (other, free) in _free)
                if (free <= now)
                    _free.TryRemove(new(other, free));
        while (true)
        {
            var known = _free.TryGetValue(host, out var free);
            var turn = known && free > now ? free : now;
            if (turn - now > longestWait)
                return null;
            var next = turn + TimeSpan.FromSeconds(1 / perSecond);
            if (known ? _free.TryUpdate(host, next, free) : _free.TryAdd(host, next))
                return turn - now;
        }
    }
}
