namespace SceneScout.Jsonata.Evaluation;

/// <summary>The variables of a block, a call or a step; what is not here is looked for in the frame around it.</summary>
internal sealed class Frame
{
    private readonly Frame? _parent;
    private string[] _names = [];
    private JsonataValue[] _values = [];
    private int _count;
    private bool _shared;

    public Frame(Frame? parent) => _parent = parent;

    /// <summary>A frame that starts with variables; the arrays stay the caller's and are copied before they change.</summary>
    public Frame(Frame? parent, string[] names, JsonataValue[] values)
    {
        _parent = parent;
        _names = names;
        _values = values;
        _count = names.Length;
        _shared = true;
    }

    /// <summary>For expressions that bind nothing.</summary>
    public static Frame Empty { get; } = new(null);

    public void Bind(string name, in JsonataValue value)
    {
        if (_shared)
            (_names, _values, _shared) = ([.. _names], [.. _values], false);
        for (var i = 0; i < _count; i++)
        {
            if (_names[i] == name)
            {
                _values[i] = value;
                return;
            }
        }

        if (_count == _names.Length)
        {
            Array.Resize(ref _names, Math.Max(2, _count * 2));
            Array.Resize(ref _values, _names.Length);
        }

        _names[_count] = name;
        _values[_count++] = value;
    }

    public bool TryGet(string name, out JsonataValue value)
    {
        for (var frame = this; frame is not null; frame = frame._parent)
        {
            // The last of two parameters of the same name counts.
            for (var i = frame._count - 1; i >= 0; i--)
            {
                if (frame._names[i] == name)
                {
                    value = frame._values[i];
                    return true;
                }
            }
        }

        value = default;
        return false;
    }
}
