using System.Runtime.InteropServices;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>
/// Puts units of listings together that are likely one event. A unit is what certainly belongs together. The likeliest pairs come first; two groups become one only when their listings agree all with all,
/// so that a chain of likenesses pulls nothing in that does not belong. The outcome does not depend on the order of the units.
/// Listings of events that stand beside what is decided are held against that and against each other within their event, not against other such events: how that ended is known.
/// May be asked again once more is decided of; what was reckoned until then is kept.
/// </summary>
/// <param name="index">The listings' likeness.</param>
/// <param name="rulings">What people said.</param>
internal sealed class ListingUnits(BlockIndex index, PairRulings rulings)
{
    // A group joins on the mean of its pairs, but no pair of it may be this sure of being apart.
    private const double Apart = -3;

    private const int MostInGroup = 64;

    private readonly double _merge = index.Judge.MergeLogOdds;

    // Two of one source then never agree, whatever they say.
    private readonly bool _partsSources = index.Judge.MostOfOneSource < index.Judge.MergeLogOdds;

    // The pairs along which listings join, as far as they meet, the likeliest first; and how each listing stood when they were looked for.
    private readonly List<JoiningPair> _pairs = [];
    private readonly List<JoiningPair> _found = [];
    private readonly Standing[] _stood = new Standing[index.Capacity];

    // By slot: how a listing stands, its stored event where it stood beside what is decided, and its unit.
    private readonly Standing[] _stands = new Standing[index.Capacity];
    private readonly StoredEvent?[] _events = new StoredEvent?[index.Capacity];
    private readonly int[] _unitOf = new int[index.Capacity];
    private readonly List<int[]> _slots = [];

    // Slots that are not decided of, and those that stand otherwise than when it was asked last.
    private readonly List<int> _undecided = [];
    private readonly List<int> _turned = [];

    // What was reckoned of pairs that are not likely.
    private readonly Dictionary<long, double> _reckoned = [];

    // Each unit by itself, and what two groups come to; null where they do not agree. Several pairs lead to the same two, and so do they whenever it is asked again.
    private readonly List<JoinedUnits> _alone = [];
    private readonly Dictionary<long, JoinedUnits?> _joined = [];
    private int _made;

    private enum Standing : byte
    {
        Away,
        Beside,
        Decided,
    }

    /// <summary>Adds units of listings that were in none.</summary>
    /// <param name="units">The listings of each unit.</param>
    public void Add(IEnumerable<ListingKey[]> units)
    {
        foreach (var unit in units)
        {
            var slots = new int[unit.Length];
            for (var at = 0; at < slots.Length; at++)
            {
                slots[at] = index.SlotOf(unit[at]);
                _unitOf[slots[at]] = _slots.Count;
            }

            _alone.Add(new JoinedUnits(_made++, [_slots.Count], slots.Length, SourcesOf(slots)));
            _slots.Add(slots);
            _undecided.AddRange(slots);
        }
    }

    /// <summary>The groups that the units come to: the places of each group's units, by the order in which they were added.</summary>
    /// <param name="isBeside">Whether a stored event stands beside what is decided.</param>
    public List<int[]> Join(Func<StoredEvent, bool> isBeside)
    {
        Place(isBeside);
        FindPairs();
        JoinedUnits[] groups = [.. _alone];
        foreach (var pair in _pairs)
        {
            var (a, b) = (groups[pair.Left], groups[pair.Right]);
            if (!ReferenceEquals(a, b) && a.Size + b.Size <= MostInGroup && (a.Sources & b.Sources) == 0 && Joined(a, b) is { } joined)
                foreach (var unit in joined.Units)
                    groups[unit] = joined;
        }

        var each = new List<int[]>(groups.Length);
        for (var at = 0; at < groups.Length; at++)
            if (groups[at].Units[0] == at)
                each.Add(groups[at].Units);
        return each;
    }

    /// <summary>True for what is decided, and false for what stands beside it.</summary>
    /// <param name="group">What some units came to.</param>
    public bool IsDecided(int[] group) => _stands[_slots[group[0]][0]] == Standing.Decided;

    /// <summary>The events beside what is decided that do not stay as they are.</summary>
    /// <param name="groups">What the units came to.</param>
    public HashSet<Guid> Moved(List<int[]> groups)
    {
        var moved = new HashSet<Guid>();
        foreach (var group in groups)
        {
            var first = _slots[group[0]][0];
            var isWhole = _stands[first] == Standing.Decided || _events[first]!.Members.Length == SizeOf(group);
            foreach (var unit in group)
                isWhole &= _stands[_slots[unit][0]] == _stands[first] && (_stands[first] == Standing.Decided || ReferenceEquals(_events[_slots[unit][0]], _events[first]));
            if (isWhole)
                continue;
            foreach (var unit in group)
                if (_stands[_slots[unit][0]] == Standing.Beside)
                    moved.Add(_events[_slots[unit][0]]!.Event.Id);
        }

        return moved;
    }

    private int SizeOf(int[] group)
    {
        var size = 0;
        foreach (var unit in group)
            size += _slots[unit].Length;
        return size;
    }

    private JoinedUnits? Joined(JoinedUnits a, JoinedUnits b)
    {
        ref var joined = ref CollectionsMarshal.GetValueRefOrAddDefault(_joined, Both(a.Number, b.Number), out var isKnown);
        if (!isKnown && (a.Size + b.Size == 2 ? !AreApart(_slots[a.Units[0]][0], _slots[b.Units[0]][0]) : Agree(a, b)))
            joined = new JoinedUnits(_made++, [.. a.Units, .. b.Units], a.Size + b.Size, a.Sources | b.Sources);
        return joined;
    }

    // A bit for each source of which two never agree, as far as there are bits: beyond them it is found pair by pair.
    private ulong SourcesOf(int[] slots)
    {
        var sources = 0UL;
        if (_partsSources)
            foreach (var slot in slots)
                if (index.SourceAt(slot) is var source and < 64 && !(index.HasUnreadable && index.IsUnreadable(slot)))
                    sources |= 1UL << source;
        return sources;
    }

    private bool Agree(JoinedUnits a, JoinedUnits b)
    {
        var sum = 0.0;
        foreach (var left in a.Units)
            foreach (var one in _slots[left])
                foreach (var right in b.Units)
                    foreach (var other in _slots[right])
                        if (!Agree(one, other, ref sum))
                            return false;
        return sum >= 0;
    }

    private bool Agree(int one, int other, ref double sum)
    {
        if (AreApart(one, other))
            return false;
        // Of what cannot be read nothing speaks for or against.
        if (index.HasUnreadable && (index.IsUnreadable(one) || index.IsUnreadable(other)))
            return true;
        var logOdds = LogOdds(one, other);
        if (logOdds < Apart)
            return false;
        var over = logOdds - _merge;
        if (index.AreOnly(one, other, logOdds))
            over += OnlyCandidates.More;
        if (over < 0 && index.SourceAt(one) == index.SourceAt(other))
            return false;
        sum += over;
        return true;
    }

    private bool AreApart(int one, int other) => !rulings.IsEmpty && rulings.AreApart(index.KeyAt(one), index.KeyAt(other));

    private double LogOdds(int one, int other)
    {
        if (index.LikelyLogOddsAt(one, other) is { } likely)
            return likely;
        var pair = one < other ? Both(one, other) : Both(other, one);
        if (!_reckoned.TryGetValue(pair, out var logOdds))
            _reckoned[pair] = logOdds = index.LogOddsAt(one, other);
        return logOdds;
    }

    // One number for two, in their order, whose hash is seldom another's.
    private static long Both(int one, int other) => (one * (long)int.MaxValue) + other;

    private void Place(Func<StoredEvent, bool> isBeside)
    {
        foreach (var slot in _turned)
            _stood[slot] = _stands[slot];
        _turned.Clear();
        var kept = 0;
        foreach (var slot in CollectionsMarshal.AsSpan(_undecided))
        {
            var stored = _events[slot] ??= index.EventAt(slot);
            var stands = stored is not null && isBeside(stored) ? Standing.Beside : Standing.Decided;
            if (stands == Standing.Beside)
                _undecided[kept++] = slot;
            if (stands == _stands[slot])
                continue;
            _stands[slot] = stands;
            _turned.Add(slot);
        }

        CollectionsMarshal.SetCount(_undecided, kept);
    }

    // What met before is in the list already. What stands beside was placed with what it may join, which looks for it; so it looks for its own event's alone.
    private void FindPairs()
    {
        // Pairs that are equally likely are many.
        index.Rank();
        _found.Clear();
        foreach (var slot in _turned)
        {
            if (_stands[slot] == Standing.Beside && _events[slot]!.Members.Length == 1)
                continue;
            foreach (var pair in index.PairsAt(slot))
                if (Looks(slot, pair.Slot) && Meet(_stands, slot, pair.Slot) && !Meet(_stood, slot, pair.Slot) && index.Joins(slot, pair, out var reckoned))
                    _found.Add(index.RankAt(slot) < index.RankAt(pair.Slot) ? Pair(slot, pair.Slot, reckoned) : Pair(pair.Slot, slot, reckoned));
        }

        _found.Sort();
        Merge(_found);

        JoiningPair Pair(int left, int right, double logOdds) => new(_unitOf[left], _unitOf[right], logOdds, Both(index.RankAt(left), index.RankAt(right)));
    }

    // From the end on: most were in order before.
    private void Merge(List<JoiningPair> found)
    {
        var (old, next) = (_pairs.Count - 1, found.Count - 1);
        CollectionsMarshal.SetCount(_pairs, _pairs.Count + found.Count);
        for (var at = _pairs.Count - 1; next >= 0; at--)
            _pairs[at] = old >= 0 && _pairs[old].CompareTo(found[next]) > 0 ? _pairs[old--] : found[next--];
    }

    // Of two that stand alike and both otherwise than before one looks for the other.
    private bool Looks(int slot, int other) => _stands[slot] == _stands[other] ? slot < other || _stands[other] == _stood[other] : _stands[slot] == Standing.Decided;

    private bool Meet(Standing[] stands, int one, int other) =>
        stands[one] != Standing.Away && stands[other] != Standing.Away
        && (stands[one] == Standing.Decided || stands[other] == Standing.Decided || ReferenceEquals(_events[one], _events[other]));

    // Two units, by a pair of their listings. The likeliest first, and of equals in the order of keys.
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct JoiningPair(int Left, int Right, double LogOdds, long Ranks) : IComparable<JoiningPair>
    {
        public int CompareTo(JoiningPair other) => LogOdds != other.LogOdds ? other.LogOdds.CompareTo(LogOdds) : Ranks.CompareTo(other.Ranks);
    }

    /// <param name="Number">Which of all groups it is.</param>
    /// <param name="Units">Places of its units.</param>
    /// <param name="Size">How many listings they have.</param>
    /// <param name="Sources">Bits of its sources; with a group that has one of them it never agrees.</param>
    private sealed record JoinedUnits(int Number, int[] Units, int Size, ulong Sources);
}
