using System.Collections.Immutable;

namespace SceneScout.Domain.Quotas;

/// <summary>Divides a number of slots among nodes: none gets more than it wants, and what one leaves goes to the others in equal parts.</summary>
public static class FairShare
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(4);

    /// <summary>The shares. Leftovers stay with who has them, so that slots do not wander; when there are fewer slots than nodes, they go around by time, so that none starves.</summary>
    /// <param name="slots">Slots to divide, 0 or more.</param>
    /// <param name="wants">By node: how many it wants and how many it has.</param>
    /// <param name="now">The instant, for going around.</param>
    public static ImmutableDictionary<string, int> Of(int slots, IReadOnlyDictionary<string, (int Wants, int Has)> wants, DateTimeOffset now)
    {
        var shares = ImmutableDictionary.CreateBuilder<string, int>();
        var open = wants.Where(node => node.Value.Wants > 0).OrderBy(node => node.Key, StringComparer.Ordinal).ToList();
        foreach (var node in wants.Keys)
            shares[node] = 0;
        var left = Math.Max(0, slots);
        while (open.Count > 0 && left >= open.Count)
        {
            var each = left / open.Count;
            foreach (var node in open)
            {
                var more = Math.Min(each, node.Value.Wants - shares[node.Key]);
                shares[node.Key] += more;
                left -= more;
            }

            open.RemoveAll(node => shares[node.Key] >= node.Value.Wants);
        }

        foreach (var node in Leftovers(open, shares, now).Take(left))
            shares[node]++;
        return shares.ToImmutable();
    }

    private static IEnumerable<string> Leftovers(List<KeyValuePair<string, (int Wants, int Has)>> open, ImmutableDictionary<string, int>.Builder shares, DateTimeOffset now)
    {
        if (open.Count == 0)
            return [];
        if (open.Any(node => shares[node.Key] == 0))
        {
            var first = (int)(now.UtcTicks / Turn.Ticks % open.Count);
            return [.. open.Skip(first).Concat(open.Take(first)).Select(node => node.Key)];
        }

        return [.. open.OrderByDescending(node => node.Value.Has > shares[node.Key]).Select(node => node.Key)];
    }
}
