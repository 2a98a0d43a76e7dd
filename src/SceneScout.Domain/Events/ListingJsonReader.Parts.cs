using System.Text.Json;
using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Events;

/// <content>What a listing consists of.</content>
public static partial class ListingJsonReader
{
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
        return new EventTime(start ?? throw new JsonException("A listing's time has a start."), end, zone, announced);
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
}
