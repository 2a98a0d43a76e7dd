namespace SceneScout.Jsonata.Values;

/// <summary>An array of values that grows while an expression builds it.</summary>
internal sealed class ListArray : ArrayValue
{
    private JsonataValue[] _items;
    private int _count;

    public ListArray(int capacity = 0, ArrayFlags flags = ArrayFlags.None)
    {
        _items = capacity == 0 ? [] : new JsonataValue[capacity];
        Flags = flags;
    }

    public ListArray(IEnumerable<JsonataValue> items)
    {
        _items = items.ToArray();
        _count = _items.Length;
    }

    public ListArray(JsonataValue[] items, ArrayFlags flags = ArrayFlags.None)
    {
        _items = items;
        _count = items.Length;
        Flags = flags;
    }

    public override int Count => _count;

    public Span<JsonataValue> Span => _items.AsSpan(0, _count);

    public override JsonataValue this[int index] => _items[index];

    public static ListArray SequenceOf(in JsonataValue item, ArrayFlags flags = ArrayFlags.Sequence)
    {
        var result = new ListArray(1, flags);
        result.Add(item);
        return result;
    }

    public void Add(in JsonataValue item)
    {
        if (_count == _items.Length)
            Array.Resize(ref _items, Math.Max(4, _count * 2));
        _items[_count++] = item;
    }

    public void AddItemsOf(in JsonataValue array)
    {
        foreach (var item in array.Items)
            Add(item);
    }
}
