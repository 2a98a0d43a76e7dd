using System.Text.Json.Serialization;

namespace SceneScout.Sources.Eventbrite;

/// <summary>Where the reading of the configured organizers, venues, series and events stands.</summary>
internal sealed record EventbriteCursor
{
    /// <summary>Which kind of seed, see <see cref="EventbriteSeeds"/>.</summary>
    [JsonPropertyName("k")]
    public int Kind { get; init; }

    /// <summary>Id of the seed, for events the first of a call; empty for the first seed of the kind.</summary>
    [JsonPropertyName("s")]
    public string Id { get; init; } = "";

    /// <summary>The API's continuation token; null for the first page.</summary>
    [JsonPropertyName("c")]
    public string? Continuation { get; init; }

    /// <summary>Page number, from 1, for answers without a token; 0 for the first page.</summary>
    [JsonPropertyName("p")]
    public int PageNumber { get; init; }

    /// <summary>Pages read of the seed.</summary>
    [JsonPropertyName("n")]
    public int Pages { get; init; }

    /// <summary>The total told with the page before of the seed; null for its first page.</summary>
    [JsonPropertyName("m")]
    public int? Total { get; init; }
}

/// <summary>Source-generated JSON of the cursor.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(EventbriteCursor))]
internal sealed partial class EventbriteCursorJson : JsonSerializerContext;
