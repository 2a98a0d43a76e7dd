namespace SceneScout.Domain.Matching;

/// <summary>The listings that lie under one key of a <see cref="PortraitIndex"/>. Most keys have one, which needs no list.</summary>
internal struct SlotList
{
    private int _first;
    private List<int>? _more;

    public int Count { get; private set; }

    public readonly int this[int n] => n == 0 ? _first : _more![n - 1];

    public void Add(int slot)
    {
        if (Count++ == 0)
            _first = slot;
        else
            (_more ??= []).Add(slot);
    }

    /// <summary>Takes one out; true when none is left.</summary>
    public bool Remove(int slot)
    {
        if (_first == slot)
        {
            if (Count > 1)
            {
                _first = _more![^1];
                _more.RemoveAt(_more.Count - 1);
            }
        }
        else
        {
            _more!.Remove(slot);
        }

        return --Count == 0;
    }
}
