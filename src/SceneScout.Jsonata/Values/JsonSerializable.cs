using System.Text.Json;
using System.Text.Json.Nodes;

namespace SceneScout.Jsonata.Values;

/// <summary>Ways to and from <c>System.Text.Json</c> that need no reflection.</summary>
internal static class JsonSerializable
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 100_000 };

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json, Deep);
        return document.RootElement.Clone();
    }

    public static JsonNode? ToNode(string json) => JsonNode.Parse(json, documentOptions: Deep);

    public static JsonElement ToElement(JsonNode node) => Parse(node.ToJsonString());
}
