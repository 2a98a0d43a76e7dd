using SceneScout.Matching.Records;

namespace SceneScout.Matching.Clusters;

/// <summary>Finds the pairs that are worth comparing, without comparing all: by keys, and within big groups by neighbourhood in several orders.</summary>
public static class CandidatePairs
{
    /// <summary>Of a group up to this size all pairs are compared. With more, work would grow with the square; with less, pairs are missed.</summary>
    public const int MostTogether = 80;

    /// <summary>In a bigger group a record is compared with so many that follow it, in each order.</summary>
    public const int Window = 24;

    /// <summary>All pairs, each once, by the records' positions.</summary>
    /// <param name="sides">The records, in an order that does not depend on that of the input.</param>
    public static IEnumerable<(int Left, int Right)> Of(IReadOnlyList<PreparedSide> sides)
    {
        var keys = sides.Select(CandidateKeys.Of).ToArray();
        var groups = new Dictionary<ulong, List<int>>();
        for (var at = 0; at < keys.Length; at++)
            foreach (var key in keys[at].Own)
            {
                if (!groups.TryGetValue(key, out var group))
                    groups[key] = group = [];
                group.Add(at);
            }

        var beside = Neighbours(sides, groups);
        var seen = new int[sides.Count];
        Array.Fill(seen, -1);
        for (var at = 0; at < keys.Length; at++)
        {
            seen[at] = at;
            foreach (var key in keys[at].Asked)
                if (groups.TryGetValue(key, out var group) && group.Count <= MostTogether)
                    foreach (var other in group)
                        if (other < at && seen[other] != at)
                        {
                            seen[other] = at;
                            yield return (other, at);
                        }

            if (beside.TryGetValue(at, out var near))
                foreach (var other in near)
                    if (seen[other] != at)
                    {
                        seen[other] = at;
                        yield return (other, at);
                    }
        }
    }

    // Of each record in a big group, those before it in the input's order that stand close in one of the orders.
    private static Dictionary<int, List<int>> Neighbours(IReadOnlyList<PreparedSide> sides, Dictionary<ulong, List<int>> groups)
    {
        var beside = new Dictionary<int, List<int>>();
        foreach (var group in groups.Values)
        {
            if (group.Count <= MostTogether)
                continue;
            Add(group.OrderBy(at => sides[at].Title?.Compact, StringComparer.Ordinal).ThenBy(at => sides[at].Start?.Minutes ?? 0).ThenBy(at => at));
            Add(group.OrderBy(at => sides[at].Start?.Minutes ?? 0).ThenBy(at => sides[at].Title?.Compact, StringComparer.Ordinal).ThenBy(at => at));
            Add(group.OrderBy(at => sides[at].Z).ThenBy(at => at));
            Add(group.OrderBy(at => sides[at].X).ThenBy(at => at));
            Add(group.OrderBy(at => sides[at].City, StringComparer.Ordinal).ThenBy(at => sides[at].Postal, StringComparer.Ordinal).ThenBy(at => at));
        }

        return beside;

        void Add(IEnumerable<int> ordered)
        {
            var order = ordered.ToArray();
            for (var at = 0; at < order.Length; at++)
                for (var next = at + 1; next <= at + Window && next < order.Length; next++)
                {
                    var (small, big) = (Math.Min(order[at], order[next]), Math.Max(order[at], order[next]));
                    if (!beside.TryGetValue(big, out var near))
                        beside[big] = near = [];
                    near.Add(small);
                }
        }
    }
}
