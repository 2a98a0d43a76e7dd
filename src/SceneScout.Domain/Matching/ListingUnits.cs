using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>
/// Puts units of listings together that are likely one event. A unit is what certainly belongs together. The likeliest pairs come first; two groups become one only when their listings agree all with all,
/// so that a chain of likenesses pulls nothing in that does not belong. The outcome does not depend on the order of the units.
/// Units of events that stand beside what is decided are held against that and against each other within their event, not against other such events: how that ended is known.
/// </summary>
internal sealed class ListingUnits
{
    // A group joins on the mean of its pairs, but no pair of it may be this sure of being apart.
    private const double Apart = -3;

    private const int MostInGroup = 64;

    private readonly PortraitIndex _portraits;
    private readonly PairRulings _rulings;
    private readonly double _merge;
    private readonly int[][] _slots;

    // By slot; -1 where a listing is in no unit.
    private readonly int[] _unitOf;

    // By slot: places in the order of the listings' keys.
    private readonly int[] _ranks;

    // The event that a unit stands in beside what is decided.
    private readonly Guid?[] _beside;

    // What was reckoned of pairs that are not likely, and groups that did not agree: several pairs lead to the same two.
    private readonly Dictionary<(int Left, int Right), double> _reckoned;
    private readonly HashSet<(JoinedUnits Left, JoinedUnits Right)> _disagreed = [];

    /// <summary>Prepares units.</summary>
    /// <param name="units">Sorted listings of each unit.</param>
    /// <param name="sorted">All of them in order.</param>
    /// <param name="portraits">Their likeness.</param>
    /// <param name="rulings">What people said.</param>
    /// <param name="beside">The event of each listing that stands beside what is decided.</param>
    /// <param name="reckoned">What was reckoned of pairs, for the next time.</param>
    public ListingUnits(IReadOnlyList<ListingKey[]> units, ListingKey[] sorted, PortraitIndex portraits, PairRulings rulings, Func<ListingKey, Guid?> beside, Dictionary<(int Left, int Right), double> reckoned)
    {
        (_portraits, _rulings, _merge, _reckoned) = (portraits, rulings, portraits.Judge.MergeLogOdds, reckoned);
        _beside = [.. units.Select(unit => beside(unit[0]))];
        _slots = [.. units.Select(unit => Array.ConvertAll(unit, portraits.SlotOf))];
        _unitOf = new int[portraits.Capacity];
        _ranks = new int[portraits.Capacity];
        Array.Fill(_unitOf, -1);
        for (var at = 0; at < _slots.Length; at++)
            foreach (var slot in _slots[at])
                _unitOf[slot] = at;
        var rank = 0;
        foreach (var key in sorted)
            _ranks[portraits.SlotOf(key)] = rank++;
    }

    /// <summary>The groups that the units come to: the places of each group's units.</summary>
    public List<List<int>> Join()
    {
        var groups = Enumerable.Range(0, _slots.Length).Select(at => new JoinedUnits([at], _slots[at].Length)).ToArray();
        foreach (var (left, right, _) in Pairs())
        {
            var (a, b) = (groups[_unitOf[left]], groups[_unitOf[right]]);
            if (ReferenceEquals(a, b) || a.Size + b.Size > MostInGroup || !(a.Size + b.Size == 2 ? !AreApart(left, right) : Agree(a, b)))
                continue;
            var joined = new JoinedUnits([.. a.Units, .. b.Units], a.Size + b.Size);
            foreach (var unit in joined.Units)
                groups[unit] = joined;
        }

        return [.. groups.Distinct().Select(group => group.Units)];
    }

    /// <summary>The events beside what is decided that do not stay as they are.</summary>
    /// <param name="groups">What the units came to.</param>
    public HashSet<Guid> Moved(List<List<int>> groups)
    {
        var counts = _beside.OfType<Guid>().CountBy(id => id).ToDictionary();
        var moved = new HashSet<Guid>();
        foreach (var group in groups)
            if (group.Select(unit => _beside[unit]).Distinct().ToArray() is not ([null] or [{ }]) || (_beside[group[0]] is { } whole && counts[whole] != group.Count))
                moved.UnionWith(group.Select(unit => _beside[unit]).OfType<Guid>());
        return moved;
    }

    private bool Agree(JoinedUnits a, JoinedUnits b)
    {
        if (_disagreed.Contains((a, b)))
            return false;
        var sum = 0.0;
        foreach (var one in a.Units.SelectMany(unit => _slots[unit]))
            foreach (var other in b.Units.SelectMany(unit => _slots[unit]))
                if (!Agree(one, other, ref sum))
                {
                    _disagreed.Add((a, b));
                    return false;
                }

        if (sum < 0)
            _disagreed.Add((a, b));
        return sum >= 0;
    }

    private bool Agree(int one, int other, ref double sum)
    {
        if (AreApart(one, other))
            return false;
        var logOdds = LogOdds(one, other);
        var over = logOdds - _merge;
        if (_portraits.AreOnly(one, other, logOdds))
            over += PortraitIndex.OnlyCandidate;
        if (logOdds < Apart || (over < 0 && _portraits.KeyAt(one).Source == _portraits.KeyAt(other).Source))
            return false;
        sum += over;
        return true;
    }

    private bool AreApart(int one, int other) => !_rulings.IsEmpty && _rulings.AreApart(_portraits.KeyAt(one), _portraits.KeyAt(other));

    private double LogOdds(int one, int other)
    {
        var pair = one < other ? (one, other) : (other, one);
        if (!_reckoned.TryGetValue(pair, out var logOdds))
            _reckoned[pair] = logOdds = _portraits.LogOddsAt(one, other);
        return logOdds;
    }

    private List<(int Left, int Right, double LogOdds)> Pairs()
    {
        var pairs = new List<(int Left, int Right, double LogOdds)>();
        for (var unit = 0; unit < _slots.Length; unit++)
            foreach (var slot in _slots[unit])
                foreach (var pair in _portraits.PairsAt(slot))
                    if (_unitOf[pair.Slot] is >= 0 and var there && there != unit && _ranks[slot] < _ranks[pair.Slot] && Meet(unit, there) && _portraits.Joins(slot, pair, out var reckoned))
                        pairs.Add((slot, pair.Slot, reckoned));
        pairs.Sort((a, b) =>
            a.LogOdds != b.LogOdds ? b.LogOdds.CompareTo(a.LogOdds)
            : _ranks[a.Left] != _ranks[b.Left] ? _ranks[a.Left].CompareTo(_ranks[b.Left])
            : _ranks[a.Right].CompareTo(_ranks[b.Right]));
        return pairs;
    }

    private bool Meet(int one, int other) => _beside[one] is not { } left || _beside[other] is not { } right || left == right;

    private sealed class JoinedUnits(List<int> units, int size)
    {
        public List<int> Units => units;

        public int Size => size;
    }
}
