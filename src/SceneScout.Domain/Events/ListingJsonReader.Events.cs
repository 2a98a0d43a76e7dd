using System.Collections.Immutable;
using System.Text.Json;

namespace SceneScout.Domain.Events;

/// <content>Events, whose content has the form of a listing.</content>
public static partial class ListingJsonReader
{
    /// <summary>Reads one event.</summary>
    /// <param name="json">Its JSON, in UTF-8.</param>
    /// <exception cref="JsonException">It is no event.</exception>
    public static CanonicalEvent ReadEvent(ReadOnlySpan<byte> json) => Whole(json, Canonical, "An event");

    private static CanonicalEvent Canonical(ref Utf8JsonReader reader)
    {
        Guid? id = null;
        string? block = null;
        long? version = null;
        Listing? content = null;
        ImmutableArray<ListingKey>? listings = null;
        ImmutableSortedDictionary<string, ListingKey>? provenance = null;
        while (Next(ref reader))
            if (Is(ref reader, "id"u8))
                id = reader.GetGuid();
            else if (Is(ref reader, "block"u8))
                block = Shared(ref reader);
            else if (Is(ref reader, "version"u8))
                version = reader.GetInt64();
            else if (Is(ref reader, "content"u8))
                content = IsNull(ref reader) ? null : Listing(ref reader);
            else if (Is(ref reader, "listings"u8))
                listings = Items(ref reader, Key);
            else if (Is(ref reader, "provenance"u8))
                provenance = Origins(ref reader);
            else
                Pass(ref reader);
        return new CanonicalEvent
        {
            Id = id ?? throw new JsonException("An event has an id."),
            Block = block ?? throw new JsonException($"Event {id} has a block."),
            Version = version ?? throw new JsonException($"Event {id} has a version."),
            Content = content ?? throw new JsonException($"Event {id} has content."),
            Listings = listings ?? throw new JsonException($"Event {id} has listings."),
            Provenance = provenance ?? throw new JsonException($"Event {id} has provenance."),
        };
    }

    // Most fields are of one listing: its key is read once in a row.
    private static ImmutableSortedDictionary<string, ListingKey> Origins(ref Utf8JsonReader reader)
    {
        Begin(ref reader);
        var origins = ImmutableSortedDictionary.CreateBuilder<string, ListingKey>();
        (string? Text, ListingKey Key) last = default;
        while (Next(ref reader))
        {
            var field = Shared(ref reader)!;
            reader.Read();
            if (last.Text is null || !reader.ValueTextEquals(last.Text))
                last = (reader.GetString(), Key(ref reader));
            origins[field] = last.Key;
        }

        return origins.ToImmutable();
    }
}
