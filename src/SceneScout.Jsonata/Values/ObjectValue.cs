namespace SceneScout.Jsonata.Values;

/// <summary>An object that is not a piece of a JSON document.</summary>
internal abstract class ObjectValue
{
    public abstract int Count { get; }

    public abstract bool TryGet(string name, out JsonataValue value);

    /// <summary>The properties in the order in which they were added.</summary>
    public abstract IEnumerable<KeyValuePair<string, JsonataValue>> Properties();
}
