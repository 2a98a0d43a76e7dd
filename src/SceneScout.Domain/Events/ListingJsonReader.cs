using System.Collections.Immutable;
using System.Text.Json;
using CommunityToolkit.HighPerformance.Buffers;

namespace SceneScout.Domain.Events;

/// <summary>
/// Reads listings as <see cref="EventJson"/> writes them, several times as fast: a block that comes into memory reads all of its listings. It takes any order, nulls where a field may be missing, and fields that it does not know.
/// </summary>
public static partial class ListingJsonReader
{
    private const int LongestShared = 200;
    private const int MostShared = 32_768;
    private static readonly StringPool Pool = new(MostShared);

    private delegate T ReadValue<out T>(ref Utf8JsonReader reader);

    /// <summary>Reads one listing.</summary>
    /// <param name="json">Its JSON, in UTF-8.</param>
    /// <exception cref="JsonException">It is no listing.</exception>
    public static Listing Read(ReadOnlySpan<byte> json) => Whole(json, Listing, "A listing");

    /// <summary>The key of a listing, without reading the rest; null where it does not stand first.</summary>
    /// <param name="json">Its JSON, in UTF-8.</param>
    /// <exception cref="JsonException">It begins as no listing does.</exception>
    public static ListingKey? ReadKey(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && Next(ref reader) && Is(ref reader, "key"u8) && reader.TokenType == JsonTokenType.String ? Key(ref reader) : null;
        }
        catch (Exception e) when (IsOfContent(e))
        {
            throw new JsonException($"A listing's key cannot be read: {e.Message}", e);
        }
    }

    private static bool IsOfContent(Exception e) => e is InvalidOperationException or FormatException or ArgumentException or OverflowException;

    private static T Whole<T>(ReadOnlySpan<byte> json, ReadValue<T> read, string what)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read() || IsNull(ref reader))
                throw new JsonException($"{what} is an object.");
            var value = read(ref reader);
            return reader.Read() ? throw new JsonException($"{what} is one object.") : value;
        }
        catch (Exception e) when (IsOfContent(e))
        {
            throw new JsonException($"{what} cannot be read: {e.Message}", e);
        }
    }

    private static Listing Listing(ref Utf8JsonReader reader)
    {
        ListingKey? key = null;
        EventTime? time = null;
        string? stableId = null, title = null, description = null, url = null, ticketUrl = null, seriesId = null, language = null;
        EventMoment? originalStart = null, doors = null;
        var (truncated, status, sales) = (false, default(EventStatus), default(SalesStatus));
        bool? online = null, isFree = null, submitted = null;
        Venue? venue = null;
        Price? price = null;
        Party? organizer = null;
        ImmutableArray<Party> performers = [];
        ImmutableArray<SourceCategory> categories = [];
        ImmutableArray<ImageLink> images = [];
        ImmutableArray<ListingKey> linksTo = [];
        ImmutableArray<FieldError> warnings = [];
        int? minimumAge = null;
        DateTimeOffset? changedAt = null;
        while (Next(ref reader))
            if (Is(ref reader, "key"u8))
                key = Key(ref reader);
            else if (Is(ref reader, "stableId"u8))
                stableId = reader.GetString();
            else if (Is(ref reader, "title"u8))
                title = reader.GetString();
            else if (Is(ref reader, "description"u8))
                description = reader.GetString();
            else if (Is(ref reader, "descriptionTruncated"u8))
                truncated = reader.GetBoolean();
            else if (Is(ref reader, "time"u8))
                time = Time(ref reader);
            else if (Is(ref reader, "originalStart"u8))
                originalStart = Moment(ref reader);
            else if (Is(ref reader, "doors"u8))
                doors = Moment(ref reader);
            else if (Is(ref reader, "status"u8))
                status = Named<EventStatus>(ref reader);
            else if (Is(ref reader, "sales"u8))
                sales = Named<SalesStatus>(ref reader);
            else if (Is(ref reader, "online"u8))
                online = Flag(ref reader);
            else if (Is(ref reader, "venue"u8))
                venue = Place(ref reader);
            else if (Is(ref reader, "price"u8))
                price = Cost(ref reader);
            else if (Is(ref reader, "isFree"u8))
                isFree = Flag(ref reader);
            else if (Is(ref reader, "url"u8))
                url = reader.GetString();
            else if (Is(ref reader, "ticketUrl"u8))
                ticketUrl = reader.GetString();
            else if (Is(ref reader, "performers"u8))
                performers = Items(ref reader, Performer);
            else if (Is(ref reader, "organizer"u8))
                organizer = Somebody(ref reader);
            else if (Is(ref reader, "categories"u8))
                categories = Items(ref reader, Category);
            else if (Is(ref reader, "images"u8))
                images = Items(ref reader, Image);
            else if (Is(ref reader, "seriesId"u8))
                seriesId = reader.GetString();
            else if (Is(ref reader, "linksTo"u8))
                linksTo = Items(ref reader, Key);
            else if (Is(ref reader, "language"u8))
                language = Shared(ref reader);
            else if (Is(ref reader, "minimumAge"u8))
                minimumAge = Whole(ref reader);
            else if (Is(ref reader, "changedAt"u8))
                changedAt = reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset();
            else if (Is(ref reader, "submitted"u8))
                submitted = Flag(ref reader);
            else if (Is(ref reader, "warnings"u8))
                warnings = Items(ref reader, Warning);
            else
                Pass(ref reader);
        return new Listing
        {
            Key = key ?? throw new JsonException("A listing has a key."),
            StableId = stableId,
            Title = title ?? throw new JsonException($"Listing {key} has a title."),
            Description = description,
            DescriptionTruncated = truncated,
            Time = time ?? throw new JsonException($"Listing {key} has a time."),
            OriginalStart = originalStart,
            Doors = doors,
            Status = status,
            Sales = sales,
            Online = online,
            Venue = venue,
            Price = price,
            IsFree = isFree,
            Url = url,
            TicketUrl = ticketUrl,
            Performers = performers,
            Organizer = organizer,
            Categories = categories,
            Images = images,
            SeriesId = seriesId,
            LinksTo = linksTo,
            Language = language,
            MinimumAge = minimumAge,
            ChangedAt = changedAt,
            Submitted = submitted,
            Warnings = warnings,
        };
    }

    // The names of sources are few.
    private static ListingKey Key(ref Utf8JsonReader reader)
    {
        var key = ListingKeyConverter.Parse(reader.GetString());
        return key with { Source = new SourceName(Pool.GetOrAdd(key.Source.Value)) };
    }

    // Texts that many listings have: of venues, organizers, categories. The pool is bounded: what it has forgotten is one more string.
    private static string? Shared(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.ValueSpan.Length > LongestShared)
            return reader.GetString();
        Span<char> text = stackalloc char[LongestShared];
        return Pool.GetOrAdd(text[..reader.CopyString(text)]);
    }

    private static bool? Flag(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : reader.GetBoolean();

    private static int? Whole(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32();

    private static T Named<T>(ref Utf8JsonReader reader)
        where T : struct, Enum =>
        reader.TokenType == JsonTokenType.String && Enum.TryParse<T>(reader.GetString(), ignoreCase: true, out var named) ? named
        : reader.TokenType == JsonTokenType.Number ? (T)Enum.ToObject(typeof(T), reader.GetInt32())
        : throw new JsonException($"One of {string.Join(", ", Enum.GetNames<T>())} is expected.");

    private static ImmutableArray<T> Items<T>(ref Utf8JsonReader reader, ReadValue<T> read)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException($"An array is expected, not {reader.TokenType}.");
        if (reader.Read() && reader.TokenType == JsonTokenType.EndArray)
            return [];
        var items = ImmutableArray.CreateBuilder<T>();
        do
            items.Add(read(ref reader));
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray);
        return items.DrainToImmutable();
    }

    private static bool IsNull(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return true;
        Begin(ref reader);
        return false;
    }

    private static void Begin(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"An object is expected, not {reader.TokenType}.");
    }

    // On to the next property of an object; false at its end. After a value the reader stands on its last token.
    private static bool Next(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name) && reader.Read();

    private static void Pass(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || !reader.TrySkip())
            throw new JsonException("The value ends early.");
    }
}
