namespace SceneScout.Lab.Bench.Http;

/// <summary>What became of a feed's changes on their way to many clients. Pure.</summary>
/// <param name="Received">Changes that came, over all clients.</param>
/// <param name="Lost">Changes that did not come to a client.</param>
/// <param name="Repeated">Changes that came to a client again.</param>
/// <param name="OutOfOrder">Changes that came to a client after a later one.</param>
/// <param name="Delays">From the write to the receipt.</param>
internal sealed record StreamVerdict(long Received, long Lost, long Repeated, long OutOfOrder, Latencies Delays)
{
    /// <summary>Compares what was written with what came.</summary>
    /// <param name="written">Place and instant of each change, in order.</param>
    /// <param name="came">What came to each client, in its order.</param>
    public static StreamVerdict Of(IReadOnlyDictionary<long, DateTimeOffset> written, IEnumerable<IReadOnlyList<(long Id, DateTimeOffset At)>> came)
    {
        long received = 0, lost = 0, repeated = 0, outOfOrder = 0;
        var delays = new List<double>();
        foreach (var client in came)
        {
            var (seen, last) = (new HashSet<long>(), long.MinValue);
            // What others wrote meanwhile is not this measurement's.
            foreach (var (id, at) in client.Where(change => written.ContainsKey(change.Id)))
            {
                received++;
                if (!seen.Add(id))
                    repeated++;
                else if (id < last)
                    outOfOrder++;
                else
                    delays.Add((at - written[id]).TotalMilliseconds);
                last = Math.Max(last, id);
            }

            lost += written.Count - seen.Count;
        }

        return new StreamVerdict(received, lost, repeated, outOfOrder, Latencies.Of(delays));
    }
}
