namespace SceneScout.Jsonata.Evaluation;

/// <summary>A value on its way along a path, with the variables that earlier steps bound for it.</summary>
internal sealed class PathTuple(in JsonataValue context, string[] names, JsonataValue[] values)
{
    private readonly JsonataValue _context = context;

    public PathTuple(in JsonataValue context)
        : this(context, [], [])
    {
    }

    public JsonataValue Context => _context;

    public IReadOnlyList<string> Names => names;

    public Frame ToFrame(Frame around) => names.Length == 0 ? around : new(around, names, values);

    public JsonataValue this[string name] => Array.IndexOf(names, name) is var at and >= 0 ? values[at] : default;

    public PathTuple WithContext(in JsonataValue other) => new(other, names, values);

    public PathTuple With(string name, in JsonataValue value)
    {
        var at = Array.IndexOf(names, name);
        if (at < 0)
            return new(_context, [.. names, name], [.. values, value]);
        JsonataValue[] changed = [.. values];
        changed[at] = value;
        return new(_context, names, changed);
    }

    /// <summary>These variables, and on top of them those and the context of another tuple.</summary>
    public PathTuple Merge(PathTuple other)
    {
        var result = WithContext(other.Context);
        foreach (var name in other.Names)
            result = result.With(name, other[name]);
        return result;
    }
}
