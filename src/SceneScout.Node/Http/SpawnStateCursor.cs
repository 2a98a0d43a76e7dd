using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>Where a page of the system's state ended: of each of its three lists, or null when that list is at its end.</summary>
/// <param name="Worker">The last worker's id.</param>
/// <param name="Queued">The last queued task.</param>
/// <param name="Active">The last task at work.</param>
internal sealed record SpawnStateCursor(string? Worker, TaskPlace? Queued, TaskPlace? Active)
{
    /// <summary>Whether all lists are at their end.</summary>
    [JsonIgnore]
    public bool IsEnd => Worker is null && Queued is null && Active is null;

    /// <summary>As text that a caller hands back.</summary>
    public string Write() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>From such a text; null when it is none.</summary>
    public static SpawnStateCursor? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<SpawnStateCursor>(Base64Url.DecodeFromChars(text)) is { IsEnd: false } read
                && read.Queued is not { TaskId: null } && read.Active is not { TaskId: null } ? read : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}
