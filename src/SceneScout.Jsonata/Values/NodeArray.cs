using System.Text.Json.Nodes;

namespace SceneScout.Jsonata.Values;

/// <summary>A view of a <see cref="JsonArray"/>.</summary>
internal sealed class NodeArray(JsonArray array) : ArrayValue
{
    public override int Count => array.Count;

    public override JsonataValue this[int index] => JsonataValue.From(array[index]);
}
