using System.Collections.Immutable;
using System.Text.Json;
using CommunityToolkit.HighPerformance.Buffers;
using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Events;

/// <summary>
/// Reads listings as <see cref="EventJson"/> writes them, several times as fast: a block that comes into memory reads all of its listings. It accepts what <see cref="EventJson"/> accepts: any order, nulls, and fields that it does not know.
/// </summary>
public static class ListingJsonReader
{
    private const int LongestShared = 200;
    private const int MostShared = 32_768;
    private static readonly StringPool Pool = new(MostShared);

    private delegate T ReadValue<out T>(ref Utf8JsonReader reader);

    /// <summary>Reads one listing.</summary>
    /// <param name="json">Its JSON, in UTF-8.</param>
    /// <exception cref="JsonException">It is no listing.</exception>
    public static Listing Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read() || IsNull(ref reader))
                throw new JsonException("A listing is an object.");
            var listing = Listing(ref reader);
            return reader.Read() ? throw new JsonException("A listing is one object.") : listing;
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw new JsonException($"A listing cannot be read: {e.Message}", e);
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

    private static EventTime? Time(ref Utf8JsonReader reader)
    {
        if (IsNull(ref reader))
            return null;
        EventMoment? start = null, end = null;
        string? zone = null;
        var announced = false;
        while (Next(ref reader))
            if (Is(ref reader, "start"u8))
                start = Moment(ref reader);
            else if (Is(ref reader, "end"u8))
                end = Moment(ref reader);
            else if (Is(ref reader, "timeZone"u8))
                zone = Shared(ref reader);
            else if (Is(ref reader, "toBeAnnounced"u8))
                announced = reader.GetBoolean();
            else
                Pass(ref reader);
        return new EventTime(start!, end, zone, announced);
    }

    private static EventMoment? Moment(ref Utf8JsonReader reader)
    {
        if (IsNull(ref reader))
            return null;
        DateOnly? day = null;
        TimeOnly? time = null;
        DateTimeOffset? utc = null;
        while (Next(ref reader))
            if (Is(ref reader, "localDate"u8))
                day = reader.GetString() is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", null) : null;
            else if (Is(ref reader, "localTime"u8))
                time = reader.GetString() is { } text ? TimeOnly.FromTimeSpan(TimeSpan.ParseExact(text, "c", null)) : null;
            else if (Is(ref reader, "utc"u8))
                utc = reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset();
            else
                Pass(ref reader);
        return new EventMoment(day, time, utc);
    }

    private static Venue? Place(ref Utf8JsonReader reader)
    {
        if (IsNull(ref reader))
            return null;
        string? id = null, name = null, address = null, city = null, region = null, postal = null, country = null, zone = null;
        GeoPoint? location = null;
        while (Next(ref reader))
            if (Is(ref reader, "externalId"u8))
                id = Shared(ref reader);
            else if (Is(ref reader, "name"u8))
                name = Shared(ref reader);
            else if (Is(ref reader, "address"u8))
                address = Shared(ref reader);
            else if (Is(ref reader, "city"u8))
                city = Shared(ref reader);
            else if (Is(ref reader, "region"u8))
                region = Shared(ref reader);
            else if (Is(ref reader, "postalCode"u8))
                postal = Shared(ref reader);
            else if (Is(ref reader, "countryCode"u8))
                country = Shared(ref reader);
            else if (Is(ref reader, "location"u8))
                location = Point(ref reader);
            else if (Is(ref reader, "timeZone"u8))
                zone = Shared(ref reader);
            else
                Pass(ref reader);
        return new Venue { ExternalId = id, Name = name, Address = address, City = city, Region = region, PostalCode = postal, CountryCode = country, Location = location, TimeZone = zone };
    }

    private static GeoPoint? Point(ref Utf8JsonReader reader)
    {
        if (IsNull(ref reader))
            return null;
        var (latitude, longitude) = (0.0, 0.0);
        while (Next(ref reader))
            if (Is(ref reader, "latitude"u8))
                latitude = reader.GetDouble();
            else if (Is(ref reader, "longitude"u8))
                longitude = reader.GetDouble();
            else
                Pass(ref reader);
        return new GeoPoint(latitude, longitude);
    }

    private static Price? Cost(ref Utf8JsonReader reader)
    {
        if (IsNull(ref reader))
            return null;
        decimal? min = null, max = null;
        string? currency = null;
        bool? fees = null;
        while (Next(ref reader))
            if (Is(ref reader, "min"u8))
                min = reader.TokenType == JsonTokenType.Null ? null : reader.GetDecimal();
            else if (Is(ref reader, "max"u8))
                max = reader.TokenType == JsonTokenType.Null ? null : reader.GetDecimal();
            else if (Is(ref reader, "currency"u8))
                currency = Shared(ref reader);
            else if (Is(ref reader, "includesFees"u8))
                fees = Flag(ref reader);
            else
                Pass(ref reader);
        return new Price(min, max, currency, fees);
    }

    private static Party? Somebody(ref Utf8JsonReader reader)
    {
        if (IsNull(ref reader))
            return null;
        string? name = null, id = null, url = null;
        while (Next(ref reader))
            if (Is(ref reader, "name"u8))
                name = Shared(ref reader);
            else if (Is(ref reader, "externalId"u8))
                id = Shared(ref reader);
            else if (Is(ref reader, "url"u8))
                url = Shared(ref reader);
            else
                Pass(ref reader);
        return new Party(name!, id, url);
    }

    private static Party Performer(ref Utf8JsonReader reader) => Somebody(ref reader) ?? throw new JsonException("A performer is an object, not null.");

    private static SourceCategory Category(ref Utf8JsonReader reader)
    {
        Begin(ref reader);
        string? scheme = null, id = null, name = null;
        while (Next(ref reader))
            if (Is(ref reader, "scheme"u8))
                scheme = Shared(ref reader);
            else if (Is(ref reader, "id"u8))
                id = Shared(ref reader);
            else if (Is(ref reader, "name"u8))
                name = Shared(ref reader);
            else
                Pass(ref reader);
        return new SourceCategory(scheme!, id, name);
    }

    private static ImageLink Image(ref Utf8JsonReader reader)
    {
        Begin(ref reader);
        string? url = null, attribution = null;
        int? width = null, height = null;
        var generic = false;
        while (Next(ref reader))
            if (Is(ref reader, "url"u8))
                url = reader.GetString();
            else if (Is(ref reader, "width"u8))
                width = Whole(ref reader);
            else if (Is(ref reader, "height"u8))
                height = Whole(ref reader);
            else if (Is(ref reader, "generic"u8))
                generic = reader.GetBoolean();
            else if (Is(ref reader, "attribution"u8))
                attribution = Shared(ref reader);
            else
                Pass(ref reader);
        return new ImageLink(url!, width, height, generic, attribution);
    }

    private static FieldError Warning(ref Utf8JsonReader reader)
    {
        Begin(ref reader);
        string? field = null, value = null, reason = null, after = null, rule = null;
        while (Next(ref reader))
            if (Is(ref reader, "field"u8))
                field = reader.GetString();
            else if (Is(ref reader, "value"u8))
                value = reader.GetString();
            else if (Is(ref reader, "reason"u8))
                reason = reader.GetString();
            else if (Is(ref reader, "after"u8))
                after = reader.GetString();
            else if (Is(ref reader, "rule"u8))
                rule = reader.GetString();
            else
                Pass(ref reader);
        return new FieldError(field!, value, reason!, after, rule);
    }

    private static ListingKey Key(ref Utf8JsonReader reader) => ListingKeyConverter.Parse(reader.GetString());

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
