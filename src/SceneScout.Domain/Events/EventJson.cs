using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using SceneScout.Domain.Pictures;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Domain.Review;

namespace SceneScout.Domain.Events;

/// <summary>JSON of listings and events as the store keeps them and messages carry them: source-generated, camel case, nulls left out, enums by name.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(SourceNameConverter), typeof(ListingKeyConverter)])]
[JsonSerializable(typeof(Listing))]
[JsonSerializable(typeof(CanonicalEvent))]
[JsonSerializable(typeof(Enrichment))]
[JsonSerializable(typeof(VenueRecord))]
[JsonSerializable(typeof(PlaceFinding))]
[JsonSerializable(typeof(EventPicture))]
[JsonSerializable(typeof(ImmutableArray<PictureSize>))]
[JsonSerializable(typeof(EventReview))]
[JsonSerializable(typeof(ImmutableArray<FieldError>))]
[JsonSerializable(typeof(ImmutableArray<BatchFinding>))]
[JsonSerializable(typeof(ImmutableArray<FieldChange>))]
[JsonSerializable(typeof(ImmutableArray<ImageLink>))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, double>))]
public sealed partial class EventJson : JsonSerializerContext;

/// <summary>A source is its name.</summary>
public sealed class SourceNameConverter : JsonConverter<SourceName>
{
    /// <inheritdoc />
    public override SourceName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A source is a string."));

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, SourceName value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}

/// <summary>A listing's key is <c>source:id</c>; the id may hold colons itself.</summary>
public sealed class ListingKeyConverter : JsonConverter<ListingKey>
{
    // Events name their listings some twenty times: the text of each goes straight into the JSON.
    private const int UsualLength = 128;

    /// <inheritdoc />
    public override ListingKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    /// <summary>Reads a key.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    internal static ListingKey Parse(string? text)
    {
        var colon = (text ?? throw new JsonException("A listing's key is a string.")).IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? new ListingKey(new SourceName(text[..colon]), text[(colon + 1)..])
            : throw new JsonException($"A listing's key is source:id, not '{text}'.");
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ListingKey value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[UsualLength];
        if (value.TryFormat(text, out var length, default, null))
            writer.WriteStringValue(text[..length]);
        else
            writer.WriteStringValue(value.ToString());
    }
}
