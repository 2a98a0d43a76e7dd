namespace SceneScout.Jsonata.Values;

/// <summary>An object that an expression built. Small ones are searched, larger ones get an index.</summary>
internal sealed class MapObject(int capacity = 0) : ObjectValue
{
    private const int IndexFrom = 9;

    private readonly List<KeyValuePair<string, JsonataValue>> _properties = new(capacity);
    private Dictionary<string, int>? _index;

    public override int Count => _properties.Count;

    public override bool TryGet(string name, out JsonataValue value)
    {
        var at = Find(name);
        value = at < 0 ? default : _properties[at].Value;
        return at >= 0;
    }

    public void Set(string name, in JsonataValue value)
    {
        var at = Find(name);
        if (at >= 0)
            _properties[at] = new(name, value);
        else
            Add(name, value);
    }

    /// <summary>Adds a property whose name is known to be new.</summary>
    public void Add(string name, in JsonataValue value)
    {
        _properties.Add(new(name, value));
        if (_index is not null)
            _index.Add(name, _properties.Count - 1);
        else if (_properties.Count >= IndexFrom)
            BuildIndex();
    }

    public void Remove(string name)
    {
        var at = Find(name);
        if (at < 0)
            return;
        _properties.RemoveAt(at);
        if (_index is not null)
            BuildIndex();
    }

    public override IEnumerable<KeyValuePair<string, JsonataValue>> Properties() => _properties;

    private int Find(string name)
    {
        if (_index is not null)
            return _index.GetValueOrDefault(name, -1);
        for (var i = 0; i < _properties.Count; i++)
        {
            if (_properties[i].Key == name)
                return i;
        }

        return -1;
    }

    private void BuildIndex()
    {
        _index = new(_properties.Count, StringComparer.Ordinal);
        for (var i = 0; i < _properties.Count; i++)
            _index.Add(_properties[i].Key, i);
    }
}
