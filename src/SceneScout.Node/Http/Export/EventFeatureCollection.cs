using System.Text.Json.Serialization;

namespace SceneScout.Node.Http.Export;

/// <summary>Events as GeoJSON (RFC 7946). Events of which no place is known are features without geometry.</summary>
internal sealed record EventFeatureCollection([property: JsonPropertyName("features")] IEnumerable<EventFeature> Features)
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/geo+json";

    [JsonPropertyName("type")]
    public string Type { get; } = "FeatureCollection";

    /// <summary>For <c>after</c>; null at the end.</summary>
    public string? Next { get; init; }

    /// <summary>Makes it.</summary>
    public static EventFeatureCollection Of(IEnumerable<EventView> events, string? next) => new(events.Select(EventFeature.Of)) { Next = next };
}

/// <summary>An event as a feature.</summary>
internal sealed record EventFeature(Guid Id, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] EventPoint? Geometry, EventView Properties)
{
    public string Type { get; } = "Feature";

    public static EventFeature Of(EventView view) =>
        new(view.Id, view.Venue is { Latitude: { } latitude, Longitude: { } longitude } ? new EventPoint([longitude, latitude]) : null, view);
}

/// <summary>A point: longitude, latitude.</summary>
internal sealed record EventPoint(IReadOnlyList<double> Coordinates)
{
    public string Type { get; } = "Point";
}
