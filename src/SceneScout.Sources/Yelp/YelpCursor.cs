using System.Text.Json.Serialization;

namespace SceneScout.Sources.Yelp;

/// <summary>Where a Yelp search stands.</summary>
internal sealed record YelpCursor
{
    /// <summary>More windows than this are never open at once.</summary>
    public const int MostWindows = 48;

    /// <summary>The tile, counted in the order in which the area is covered.</summary>
    [JsonPropertyName("t")]
    public int Tile { get; init; }

    /// <summary>Windows of the tile still to read, the next one last; each <c>[from, to]</c>, seconds since 1970.</summary>
    [JsonPropertyName("w")]
    public long[][] Windows { get; init; } = [];

    /// <summary>Offset in the next window.</summary>
    [JsonPropertyName("o")]
    public int Offset { get; init; }

    /// <summary>The total told with the page before of the same window; null for a first page.</summary>
    [JsonPropertyName("m")]
    public long? Total { get; init; }
}

/// <summary>Source-generated JSON of the cursor.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(YelpCursor))]
internal sealed partial class YelpCursorJson : JsonSerializerContext;
