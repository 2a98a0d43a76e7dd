using System.Collections.Immutable;
using System.Text.Json;

namespace SceneScout.Storage.Rules;

/// <summary>A list of strings as JSON.</summary>
internal static class StringList
{
    public static string Write(ImmutableArray<string> items) =>
        StorableJson.CleanOwn(JsonSerializer.Serialize(items, StringListJson.Default.ImmutableArrayString));

    public static ImmutableArray<string> Read(string json) => JsonSerializer.Deserialize(json, StringListJson.Default.ImmutableArrayString);
}
