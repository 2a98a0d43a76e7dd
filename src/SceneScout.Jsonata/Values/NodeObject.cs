using System.Text.Json.Nodes;

namespace SceneScout.Jsonata.Values;

/// <summary>A view of a <see cref="JsonObject"/>.</summary>
internal sealed class NodeObject(JsonObject value) : ObjectValue
{
    public override int Count => value.Count;

    public override bool TryGet(string name, out JsonataValue result)
    {
        if (value.TryGetPropertyValue(name, out var node))
        {
            result = JsonataValue.From(node);
            return true;
        }

        result = default;
        return false;
    }

    public override IEnumerable<KeyValuePair<string, JsonataValue>> Properties()
    {
        foreach (var (name, node) in value)
            yield return new(name, JsonataValue.From(node));
    }
}
