using System.Text.Json.Serialization;

namespace SceneScout.Sources.GooglePlaces;

/// <summary>Where a search for venues stands.</summary>
internal sealed record GooglePlacesCursor
{
    /// <summary>More tiles than this are never open at once.</summary>
    public const int MostTiles = 80;

    /// <summary>Tiles still to read, the next one last; each <c>[latitude, longitude, radius]</c>, metres.</summary>
    [JsonPropertyName("t")]
    public double[][] Tiles { get; init; } = [];

    /// <summary>Calls made.</summary>
    [JsonPropertyName("n")]
    public int Calls { get; init; }
}

/// <summary>Source-generated JSON of the cursor.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(GooglePlacesCursor))]
internal sealed partial class GooglePlacesCursorJson : JsonSerializerContext;
