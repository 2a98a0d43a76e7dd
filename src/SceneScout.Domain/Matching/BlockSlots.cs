using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>
/// A block's listings, each in a slot: a small number that stays until it is removed or gets new content, so that what looks at thousands of pairs goes by numbers. Of many there are tables of the match keys that they hold
/// and of the keys under which they lie; few are looked through one by one.
/// </summary>
internal sealed class BlockSlots
{
    /// <summary>A listing that is not here.</summary>
    public const int Nowhere = -1;

    // Up to so many listings are looked through one by one: tables of so few take more memory than time.
    private const int Few = 64;

    private readonly Dictionary<ListingKey, int> _slots = [];
    private readonly List<BlockSlot?> _filled = [];
    private readonly List<int> _hours = [];
    private readonly Stack<int> _free = new();
    private readonly Dictionary<SourceName, int> _sources = [];

    // Slots in the order of their listings' keys, and the place of each in it; those that came since have none.
    private readonly List<int> _ranks = [];
    private int[] _order = [];
    private bool _isRanked = true;

    // Of match keys, and of the keys under which listings lie; null while there are few.
    private SlotTable? _marks;
    private SlotTable? _lies;

    /// <summary>Slots are below it.</summary>
    public int Capacity => _filled.Count;

    /// <summary>Which slots lie under a key; null while there are few.</summary>
    public SlotTable? Lies => _lies;

    /// <summary>Bytes that the tables of many listings take.</summary>
    public long TableBytes => (_marks?.Bytes ?? 0) + (_lies?.Bytes ?? 0);

    /// <summary>What is in a slot.</summary>
    public BlockSlot this[int slot] => _filled[slot]!;

    /// <summary>What is in a slot; null when it is free.</summary>
    public BlockSlot? Find(int slot) => _filled[slot];

    /// <summary>The hour of a slot's listing.</summary>
    public int HourAt(int slot) => _hours[slot];

    /// <summary>Where a slot's listing stood in the order of keys when <see cref="Rank"/> was asked for last.</summary>
    public int RankAt(int slot) => _ranks[slot];

    /// <summary>The slot of a listing, or <see cref="Nowhere"/>.</summary>
    public int Of(ListingKey key) => _slots.GetValueOrDefault(key, Nowhere);

    /// <summary>Puts a listing that is not here into a slot.</summary>
    /// <returns>The slot.</returns>
    public int Add(ListingContent content, ListingSigns signs)
    {
        if (!_sources.TryGetValue(content.Key.Source, out var source))
            _sources[content.Key.Source] = source = _sources.Count;
        var slot = new BlockSlot(content, signs, source);
        var at = _free.TryPop(out var free) ? free : _filled.Count;
        if (at == _filled.Count)
        {
            _filled.Add(slot);
            _hours.Add(signs.Hour);
            _ranks.Add(Nowhere);
        }
        else
        {
            (_filled[at], _hours[at]) = (slot, signs.Hour);
        }

        _slots.Add(content.Key, at);
        _isRanked = false;
        if (_marks is not null)
            List(at);
        else if (_slots.Count > Few)
            ListAll();
        return at;
    }

    /// <summary>Empties a slot.</summary>
    public void Remove(int at)
    {
        var (content, signs) = (this[at].Content, this[at].Signs);
        foreach (var mark in signs.Marks)
            _marks?.Remove((uint)mark.High, at);
        foreach (var own in signs.Lies)
            _lies?.Remove(own, at);
        _slots.Remove(content.Key);
        _isRanked = false;
        (_filled[at], _ranks[at]) = (null, Nowhere);
        _free.Push(at);
    }

    /// <summary>Has each slot know where its listing stands in the order of keys. What came since is sorted into what was in order.</summary>
    public void Rank()
    {
        if (_isRanked)
            return;
        int[] came = [.. Enumerable.Range(0, _filled.Count).Where(slot => _filled[slot] is not null && _ranks[slot] == Nowhere)];
        var keys = Array.ConvertAll(came, slot => this[slot].Content.Key);
        Array.Sort(keys, came);
        var stayed = Array.FindAll(_order, slot => _ranks[slot] != Nowhere);
        var order = new List<int>(_slots.Count);
        var from = 0;
        for (var next = 0; next < came.Length; next++)
        {
            var to = FirstBehind(keys[next], stayed, from);
            order.AddRange(stayed.AsSpan(from, to - from));
            order.Add(came[next]);
            from = to;
        }

        order.AddRange(stayed.AsSpan(from));
        for (var rank = 0; rank < order.Count; rank++)
            _ranks[order[rank]] = rank;
        (_order, _isRanked) = ([.. order], true);
    }

    // Where in the order, from a place on, the first listing stands whose key is behind another.
    private int FirstBehind(ListingKey key, int[] order, int from)
    {
        var to = order.Length;
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (this[order[middle]].Content.Key.CompareTo(key) < 0)
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }

    /// <summary>The listings that hold a match key, in no order.</summary>
    public IEnumerable<ListingKey> HoldersOf(MatchMark mark)
    {
        if (_marks is null)
        {
            foreach (var filled in _filled)
                if (filled is not null && filled.Signs.Marks.Contains(mark))
                    yield return filled.Content.Key;
            yield break;
        }

        foreach (var slot in _marks[(uint)mark.High])
            if (this[slot].Signs.Marks.Contains(mark))
                yield return this[slot].Content.Key;
    }

    private void ListAll()
    {
        (_marks, _lies) = (new SlotTable(), new SlotTable());
        foreach (var at in _slots.Values)
            List(at);
    }

    private void List(int at)
    {
        var signs = this[at].Signs;
        foreach (var mark in signs.Marks)
            _marks!.Add((uint)mark.High, at);
        foreach (var key in signs.Lies)
            _lies!.Add(key, at);
    }
}
