using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>Listings that certainly belong together, as far as nobody said that they do not. What people said to be one comes first, then the rest in the order of keys, so that what is kept apart does not depend on who came when.</summary>
/// <param name="sorted">The listings, in order.</param>
/// <param name="rulings">What people said.</param>
internal sealed class UnitBonds(ListingKey[] sorted, PairRulings rulings)
{
    // Among so few a listing is looked for one by one.
    private const int Few = 16;

    private readonly Dictionary<ListingKey, int>? _nodes = sorted.Length <= Few ? null : sorted.Select((key, at) => KeyValuePair.Create(key, at)).ToDictionary();
    private readonly List<(int Left, int Right)> _bonds = [];

    /// <summary>Two belong together; one that is not among the listings is passed over.</summary>
    public void Add(ListingKey one, ListingKey other)
    {
        if (NodeOf(one) is var left and >= 0 && NodeOf(other) is var right and >= 0)
            Add(left, right);
    }

    /// <summary>The same by their places among the listings.</summary>
    public void Add(int one, int other)
    {
        if (one != other)
            _bonds.Add((Math.Min(one, other), Math.Max(one, other)));
    }

    /// <summary>The units, each in order.</summary>
    public List<ListingKey[]> Units()
    {
        if (_bonds.Count == 0 && rulings.IsEmpty)
            return [.. sorted.Select(key => new[] { key })];
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
        return [.. Enumerable.Range(0, sorted.Length).GroupBy(groups.Root, node => sorted[node]).Select(unit => unit.ToArray())];

        void Join(int left, int right)
        {
            var (a, b) = (groups.Root(left), groups.Root(right));
            if (a != b && !apart.Exists(pair => Parts(groups.Root(pair.Left), groups.Root(pair.Right), a, b)))
                groups.Join(left, right);
        }
    }

    // -1 where it is not among them.
    private int NodeOf(ListingKey key) => _nodes is null ? Array.IndexOf(sorted, key) : _nodes.GetValueOrDefault(key, -1);

    private static bool Parts(int one, int other, int a, int b) => (one == a && other == b) || (one == b && other == a);

    private List<(int Left, int Right, bool IsSame)> Said()
    {
        var said = new List<(int Left, int Right, bool IsSame)>();
        for (var left = 0; left < sorted.Length; left++)
            foreach (var (other, isSame) in rulings.Of(sorted[left]))
                if (NodeOf(other) is var right && left < right)
                    said.Add((left, right, isSame));
        return said;
    }
}
