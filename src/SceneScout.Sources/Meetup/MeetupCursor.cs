using System.Text.Json.Serialization;

namespace SceneScout.Sources.Meetup;

/// <summary>Where a Meetup search stands.</summary>
internal sealed record MeetupCursor
{
    /// <summary>The tile, counted in the order in which the area is covered.</summary>
    [JsonPropertyName("t")]
    public int Tile { get; init; }

    /// <summary>The API's cursor of the last page; null for the first.</summary>
    [JsonPropertyName("a")]
    public string? After { get; init; }

    /// <summary>Pages read of the tile.</summary>
    [JsonPropertyName("p")]
    public int Pages { get; init; }

    /// <summary>Hash of the ids of the last page: the same page twice ends the tile.</summary>
    [JsonPropertyName("h")]
    public string? Seen { get; init; }
}

/// <summary>Source-generated JSON of the cursor.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(MeetupCursor))]
internal sealed partial class MeetupCursorJson : JsonSerializerContext;
