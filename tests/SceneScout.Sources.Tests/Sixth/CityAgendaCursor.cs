using System.Text.Json.Serialization;

namespace SceneScout.Sources.Tests.Sixth;

/// <summary>Where a search stands.</summary>
internal sealed record CityAgendaCursor
{
    /// <summary>The tile, counted in the order in which the area is covered.</summary>
    [JsonPropertyName("t")]
    public int Tile { get; init; }

    /// <summary>The API's token of the next page; null for the first.</summary>
    [JsonPropertyName("n")]
    public string? Next { get; init; }

    /// <summary>Pages read of the tile.</summary>
    [JsonPropertyName("p")]
    public int Pages { get; init; }
}

/// <summary>Source-generated JSON of the cursor.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(CityAgendaCursor))]
internal sealed partial class CityAgendaCursorJson : JsonSerializerContext;
