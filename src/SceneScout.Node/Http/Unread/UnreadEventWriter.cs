using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Domain.Processing.Quality;
using SceneScout.Domain.Review;
using SceneScout.Sources;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http.Unread;

/// <summary>
/// Writes stored events as <see cref="EventView"/> shows them, without reading them: nearly all of an event goes out as it stands in the store, so pages of events cost a fraction of what they cost as objects.
/// The same members with the same values; how a text is escaped and where blanks stand is the store's.
/// </summary>
internal sealed class UnreadEventWriter
{
    private const int LongestState = 32;
    private readonly ImmutableArray<Source> _sources;
    private readonly JsonSerializerOptions _json;

    /// <summary>Makes it.</summary>
    /// <param name="sources">The known sources, for their attribution.</param>
    /// <param name="json">How parts that are read are written.</param>
    public UnreadEventWriter(SourceRegistry sources, JsonSerializerOptions json)
    {
        _json = json;
        _sources = [.. sources.Definitions.Where(source => source.Capabilities.Attribution.Length > 0).OrderBy(source => source.Name).Select(source =>
            new Source(JsonEncodedText.Encode(source.Name.Value), JsonEncodedText.Encode(source.Capabilities.Attribution)))];
    }

    /// <summary>Writes one event.</summary>
    /// <exception cref="JsonException">What is stored is no event.</exception>
    public void Write(Utf8JsonWriter writer, UnreadEvent stored)
    {
        var e = new EventParts(stored.Body.Span);
        var content = new ContentParts(e.Content);
        var extra = new EnrichmentParts(stored.Enrichment.Span);
        var time = new TimeParts(content.Time);
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "event"u8);
        Copy(writer, "id"u8, e.Id);
        Copy(writer, "version"u8, e.Version);
        Copy(writer, "title"u8, content.Title);
        Copy(writer, "description"u8, content.Description);
        if (content.DescriptionTruncated.SequenceEqual("true"u8))
            writer.WriteBoolean("descriptionTruncated"u8, true);
        WriteLower(writer, "status"u8, content.Status, "\"Scheduled\""u8);
        writer.WriteString("freshness"u8, stored.Freshness.Name());
        WriteLower(writer, "sales"u8, content.Sales, "\"Unknown\""u8);
        WriteMoment(writer, "start"u8, time.Start, extra.StartUtc);
        WriteMoment(writer, "end"u8, time.End, extra.EndUtc);
        WriteMoment(writer, "originalStart"u8, content.OriginalStart, default);
        WriteMoment(writer, "doors"u8, content.Doors, default);
        Copy(writer, "timeZone"u8, Or(extra.TimeZone, time.TimeZone));
        writer.WriteBoolean("dateToBeAnnounced"u8, time.ToBeAnnounced.SequenceEqual("true"u8));
        Copy(writer, "online"u8, content.Online);
        WriteVenue(writer, new VenueParts(content.Venue), extra);
        Copy(writer, "price"u8, content.Price);
        Copy(writer, "isFree"u8, content.IsFree);
        Copy(writer, "url"u8, content.Url);
        Copy(writer, "ticketUrl"u8, content.TicketUrl);
        WriteNames(writer, content.Performers);
        CopyFilled(writer, "performerDetails"u8, content.Performers);
        Copy(writer, "organizer"u8, NameOf(content.Organizer));
        Copy(writer, "organizerDetails"u8, content.Organizer);
        Copy(writer, "category"u8, extra.Category);
        Copy(writer, "categoryConfidence"u8, extra.CategoryConfidence);
        Copy(writer, "categories"u8, extra.Categories);
        CopyFilled(writer, "sourceCategories"u8, content.Categories);
        WriteQuality(writer, extra);
        WriteReview(writer, stored.Review.Span);
        Copy(writer, "image"u8, extra.PrimaryImage);
        Copy(writer, "images"u8, Or(content.Images, "[]"u8));
        WritePicture(writer, stored.Picture.Span, content.Images);
        Copy(writer, "seriesId"u8, content.SeriesId);
        Copy(writer, "language"u8, content.Language);
        Copy(writer, "changedAt"u8, content.ChangedAt);
        CopyFilled(writer, "linksTo"u8, content.LinksTo);
        Copy(writer, "minimumAge"u8, content.MinimumAge);
        CopyFilled(writer, "warnings"u8, content.Warnings);
        WriteRepairs(writer, content.Warnings);
        Copy(writer, "sources"u8, e.Listings);
        var geocoded = extra.Geocoded.IsEmpty ? null : JsonSerializer.Deserialize(extra.Geocoded, EventJson.Default.PlaceFinding);
        WriteAttribution(writer, e.Listings, extra.ConfirmedVenue, geocoded);
        if (!extra.ConfirmedVenue.IsEmpty)
        {
            writer.WriteStartObject("confirmedVenue"u8);
            Copy(writer, "id"u8, extra.ConfirmedVenue);
            writer.WriteEndObject();
        }

        WriteProvenance(writer, e.Provenance, geocoded);
        writer.WriteEndObject();
    }

    private static void Copy(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
            return;
        writer.WritePropertyName(name);
        writer.WriteRawValue(value, skipInputValidation: true);
    }

    // Lists that are left out when they are empty.
    private static void CopyFilled(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> list)
    {
        if (!list.IsEmpty && new JsonItems(list).Next(out _))
            Copy(writer, name, list);
    }

    private static ReadOnlySpan<byte> Or(ReadOnlySpan<byte> value, ReadOnlySpan<byte> otherwise) => value.IsEmpty ? otherwise : value;

    // States are stored by the names that they have in the program.
    private static void WriteLower(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> stored, ReadOnlySpan<byte> otherwise)
    {
        var word = Inner(Or(stored, otherwise));
        Span<byte> lower = stackalloc byte[LongestState];
        if (word.Length > LongestState || Ascii.ToLower(word, lower, out var length) != OperationStatus.Done)
            throw new JsonException("A state is a short name.");
        writer.WriteString(name, lower[..length]);
    }

    private static void WriteMoment(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> moment, ReadOnlySpan<byte> derived)
    {
        if (moment.IsEmpty)
            return;
        ReadOnlySpan<byte> day = default, time = default, utc = default;
        var members = new JsonMembers(moment);
        while (members.Next(out var part, out var value))
            if (part.SequenceEqual("localDate"u8))
                day = value;
            else if (part.SequenceEqual("localTime"u8))
                time = value;
            else if (part.SequenceEqual("utc"u8))
                utc = value;
        writer.WriteStartObject(name);
        Copy(writer, "localDate"u8, day);
        Copy(writer, "localTime"u8, time);
        Copy(writer, "utc"u8, Or(utc, derived));
        writer.WriteEndObject();
    }

    private static void WriteVenue(Utf8JsonWriter writer, VenueParts venue, EnrichmentParts extra)
    {
        var city = Or(venue.City, extra.City);
        var country = Or(venue.CountryCode, extra.CountryCode);
        var location = Or(extra.Location, venue.Location);
        if (venue.Name.IsEmpty && venue.Address.IsEmpty && city.IsEmpty && venue.Region.IsEmpty && venue.PostalCode.IsEmpty && country.IsEmpty && location.IsEmpty && venue.TimeZone.IsEmpty && venue.ExternalId.IsEmpty)
            return;
        writer.WriteStartObject("venue"u8);
        Copy(writer, "name"u8, venue.Name);
        Copy(writer, "address"u8, venue.Address);
        Copy(writer, "city"u8, city);
        Copy(writer, "region"u8, venue.Region);
        Copy(writer, "postalCode"u8, venue.PostalCode);
        Copy(writer, "countryCode"u8, country);
        if (!location.IsEmpty)
        {
            Copy(writer, "latitude"u8, Part(location, "latitude"u8));
            Copy(writer, "longitude"u8, Part(location, "longitude"u8));
            Copy(writer, "precision"u8, Or(extra.LocationPrecision, "\"source\""u8));
        }

        Copy(writer, "timeZone"u8, venue.TimeZone);
        Copy(writer, "externalId"u8, venue.ExternalId);
        writer.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter writer, ReadOnlySpan<byte> performers)
    {
        writer.WriteStartArray("performers"u8);
        if (!performers.IsEmpty)
        {
            var items = new JsonItems(performers);
            while (items.Next(out var performer))
                writer.WriteRawValue(Part(performer, "name"u8) is { IsEmpty: false } name ? name : throw new JsonException("A performer has a name."), skipInputValidation: true);
        }

        writer.WriteEndArray();
    }

    private static void WriteQuality(Utf8JsonWriter writer, EnrichmentParts extra)
    {
        if (extra.Quality.IsEmpty)
            return;
        if (!Utf8Parser.TryParse(extra.Quality, out double quality, out _))
            throw new JsonException("A quality is a number.");
        Copy(writer, "quality"u8, extra.Quality);
        writer.WriteString("qualityTier"u8, QualityTier.Of(quality));
        Copy(writer, "qualityDimensions"u8, extra.QualityDimensions);
        Copy(writer, "qualityReasons"u8, extra.QualityReasons);
    }

    // Few events have one.
    private void WriteReview(Utf8JsonWriter writer, ReadOnlySpan<byte> stored)
    {
        if (stored.IsEmpty || JsonSerializer.Deserialize(stored, EventJson.Default.EventReview) is not { } review || ReviewView.Of(review) is not { } view)
            return;
        writer.WriteString("review"u8, review.State.Name());
        writer.WritePropertyName("reviewDetails"u8);
        JsonSerializer.Serialize(writer, view, _json);
    }

    private void WritePicture(Utf8JsonWriter writer, ReadOnlySpan<byte> stored, ReadOnlySpan<byte> images)
    {
        if (stored.IsEmpty || images.IsEmpty || JsonSerializer.Deserialize(stored, EventJson.Default.EventPicture) is not { } picture || !Has(images, picture.Url))
            return;
        writer.WritePropertyName("picture"u8);
        JsonSerializer.Serialize(writer, PictureView.Of(picture), _json);
    }

    private static bool Has(ReadOnlySpan<byte> images, string url)
    {
        var items = new JsonItems(images);
        while (items.Next(out var image))
        {
            var reader = new Utf8JsonReader(Part(image, "url"u8));
            if (reader.Read() && reader.ValueTextEquals(url))
                return true;
        }

        return false;
    }

    private static void WriteRepairs(Utf8JsonWriter writer, ReadOnlySpan<byte> warnings)
    {
        if (warnings.IsEmpty)
            return;
        var some = false;
        var items = new JsonItems(warnings);
        while (items.Next(out var warning))
        {
            var rule = Part(warning, "rule"u8);
            if (rule.IsEmpty)
                continue;
            if (!some)
                writer.WriteStartArray("repairs"u8);
            some = true;
            writer.WriteStartObject();
            Copy(writer, "field"u8, Part(warning, "field"u8));
            Copy(writer, "before"u8, Part(warning, "value"u8));
            Copy(writer, "after"u8, Part(warning, "after"u8));
            Copy(writer, "rule"u8, rule);
            writer.WriteEndObject();
        }

        if (some)
            writer.WriteEndArray();
    }

    private void WriteAttribution(Utf8JsonWriter writer, ReadOnlySpan<byte> listings, ReadOnlySpan<byte> confirmed, PlaceFinding? geocoded)
    {
        writer.WriteStartObject("attribution"u8);
        foreach (var source in _sources)
            if (!source.Name.Value.Equals(geocoded?.Attribution is null ? null : geocoded.By, StringComparison.Ordinal) && (IsOf(source, confirmed) || AnyOf(source, listings)))
                writer.WriteString(source.Name, source.Attribution);
        if (geocoded?.Attribution is { } said)
            writer.WriteString(geocoded.By, said);
        writer.WriteEndObject();
    }

    private static bool AnyOf(Source source, ReadOnlySpan<byte> listings)
    {
        if (listings.IsEmpty)
            return false;
        var items = new JsonItems(listings);
        while (items.Next(out var key))
            if (IsOf(source, key))
                return true;
        return false;
    }

    // A listing's key is its source, a colon and an id.
    private static bool IsOf(Source source, ReadOnlySpan<byte> key)
    {
        var name = source.Name.EncodedUtf8Bytes;
        var text = Inner(key);
        return text.Length > name.Length && text[name.Length] == (byte)':' && text.StartsWith(name);
    }

    // The point of an online geocoder is nobody's listing.
    private static void WriteProvenance(Utf8JsonWriter writer, ReadOnlySpan<byte> provenance, PlaceFinding? geocoded)
    {
        if (geocoded is null)
        {
            Copy(writer, "provenance"u8, provenance);
            return;
        }

        writer.WriteStartObject("provenance"u8);
        var members = new JsonMembers(provenance);
        while (members.Next(out var name, out var value))
            if (!name.SequenceEqual("location"u8))
                Copy(writer, name, value);
        writer.WriteString("location"u8, $"{geocoded.By}:{geocoded.Precision}");
        writer.WriteEndObject();
    }

    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> party) => party.IsEmpty ? default : Part(party, "name"u8);

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> json, ReadOnlySpan<byte> wanted)
    {
        var members = new JsonMembers(json);
        while (members.Next(out var name, out var value))
            if (name.SequenceEqual(wanted))
                return value;
        return default;
    }

    private static ReadOnlySpan<byte> Inner(ReadOnlySpan<byte> text) => text is [(byte)'"', .. var inner, (byte)'"'] ? inner : [];

    private sealed record Source(JsonEncodedText Name, JsonEncodedText Attribution);
}
