using System.Text;

namespace SceneScout.Storage.Rules;

/// <summary>Ids as the payloads of notifications: <c>{"kind":"request","ids":["..."]}</c>. PostgreSQL takes less than 8,000 bytes each.</summary>
internal static class Announcements
{
    /// <summary>Where they are announced.</summary>
    public const string Channel = "spawn_result";

    /// <summary>The largest payload, bytes.</summary>
    public const int MaxBytes = 7999;

    private const int IdBytes = 39;

    /// <summary>As few payloads as hold all ids.</summary>
    public static IEnumerable<string> Of(string kind, IReadOnlyList<Guid> ids)
    {
        var head = $$"""{"kind":"{{kind}}","ids":[""";
        foreach (var chunk in ids.Chunk((MaxBytes - Encoding.UTF8.GetByteCount(head) - 2) / IdBytes))
            yield return $"{head}{string.Join(',', chunk.Select(id => $"\"{id:D}\""))}]}}";
    }
}
