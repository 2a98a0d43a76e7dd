using System.Collections.Concurrent;

namespace SceneScout.Sources.Http;

/// <summary>Counts the calls made to each source since start, retries included. Safe for use by many threads.</summary>
public sealed class ApiCallLedger
{
    private readonly ConcurrentDictionary<string, Tally> tallies = new(StringComparer.Ordinal);

    /// <summary>Counts one call.</summary>
    /// <param name="source">Name of the source.</param>
    /// <param name="status">HTTP status; null when there was no answer.</param>
    public void Record(string source, int? status)
    {
        var tally = tallies.GetOrAdd(source, _ => new Tally());
        Interlocked.Increment(ref tally.Calls);
        if (status == 429)
            Interlocked.Increment(ref tally.Status429);
    }

    /// <summary>Calls, and those of them that were answered 429, by source name.</summary>
    public IReadOnlyDictionary<string, (long Calls, long Status429)> Snapshot() =>
        tallies.ToDictionary(pair => pair.Key, pair => (Interlocked.Read(ref pair.Value.Calls), Interlocked.Read(ref pair.Value.Status429)), StringComparer.Ordinal);

    private sealed class Tally
    {
        public long Calls;
        public long Status429;
    }
}
