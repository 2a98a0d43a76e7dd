using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>Listings that certainly belong together, as far as nobody said that they do not. What people said to be one comes first, then the rest in the order of keys, so that what is kept apart does not depend on who came when.</summary>
/// <param name="sorted">The listings, in order.</param>
/// <param name="rulings">What people said.</param>
internal sealed class UnitBonds(ListingKey[] sorted, PairRulings rulings)
{
    private readonly Dictionary<ListingKey, int> _nodes = sorted.Select((key, at) => KeyValuePair.Create(key, at)).ToDictionary();
    private readonly List<(int Left, int Right)> _bonds = [];

    /// <summary>Two belong together; one that is not among the listings is passed over.</summary>
    public void Add(ListingKey one, ListingKey other)
    {
        if (_nodes.TryGetValue(one, out var left) && _nodes.TryGetValue(other, out var right) && left != right)
            _bonds.Add((Math.Min(left, right), Math.Max(left, right)));
    }

    /// <summary>The units, each in order.</summary>
    public List<ListingKey[]> Units()
    {
        var groups = new UnionFind();
        foreach (var _ in sorted)
            groups.Add();
        var said = rulings.IsEmpty ? [] : Said();
        var apart = said.FindAll(pair => !pair.IsSame);
        if (apart.Count > 0)
            _bonds.Sort();
        foreach (var (left, right, _) in said.FindAll(pair => pair.IsSame))
            Join(left, right);
        foreach (var (left, right) in _bonds)
            Join(left, right);
        return [.. sorted.GroupBy(key => groups.Root(_nodes[key])).Select(unit => unit.ToArray())];

        void Join(int left, int right)
        {
            var (a, b) = (groups.Root(left), groups.Root(right));
            if (a != b && !apart.Exists(pair => Parts(groups.Root(pair.Left), groups.Root(pair.Right), a, b)))
                groups.Join(left, right);
        }
    }

    private static bool Parts(int one, int other, int a, int b) => (one == a && other == b) || (one == b && other == a);

    private List<(int Left, int Right, bool IsSame)> Said()
    {
        var said = new List<(int Left, int Right, bool IsSame)>();
        for (var left = 0; left < sorted.Length; left++)
            foreach (var (other, isSame) in rulings.Of(sorted[left]))
                if (_nodes.TryGetValue(other, out var right) && left < right)
                    said.Add((left, right, isSame));
        return said;
    }
}
