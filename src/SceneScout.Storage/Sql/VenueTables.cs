using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Text;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>A venue to be written.</summary>
internal sealed record VenueRow(Guid Id, VenueRecord Venue, DateTimeOffset At);

/// <summary>Statements of the table of venues.</summary>
internal static class VenueTables
{
    private const int MaxText = 500;

    public static readonly RowStatement<VenueRow> Upsert = RowStatement<VenueRow>.Upsert(
        "venues",
        [
            new("id", ColumnType.Id, r => r.Id),
            new("source", ColumnType.Text, r => ListingIds.Clean(r.Venue.Key).Source.Value),
            new("external_id", ColumnType.Text, r => ListingIds.Clean(r.Venue.Key).ExternalId),
            new("name", ColumnType.Text, r => StorableText.Clip(r.Venue.Venue.Name, MaxText)),
            new("name_key", ColumnType.Text, r => NameKey(TextNormaliser.Key(r.Venue.Venue.Name))),
            new("address", ColumnType.Text, r => StorableText.Clip(r.Venue.Venue.Address, MaxText)),
            new("city", ColumnType.Text, r => StorableText.Clip(r.Venue.Venue.City, MaxText)),
            new("country_code", ColumnType.Text, r => StorableText.Clip(r.Venue.Venue.CountryCode, MaxText)),
            new("latitude", ColumnType.Real, r => r.Venue.Venue.Location?.Latitude),
            new("longitude", ColumnType.Real, r => r.Venue.Venue.Location?.Longitude),
            new("timezone", ColumnType.Text, r => StorableText.Clip(r.Venue.Venue.TimeZone, MaxText)),
            new("website", ColumnType.Text, r => StorableText.CleanOrNull(r.Venue.Website)),
            new("permanently_closed", ColumnType.Flag, r => r.Venue.PermanentlyClosed),
            new("body", ColumnType.Json, r => StorableJson.Clean(JsonSerializer.Serialize(r.Venue, EventJson.Default.VenueRecord), "venue")),
            new("first_seen_at", ColumnType.Instant, r => r.At),
            new("last_seen_at", ColumnType.Instant, r => r.At),
            new("content_expired_at", ColumnType.Instant, _ => null),
        ],
        "first_seen_at");

    /// <summary>The venues as rows, each key once (its last), in order of id.</summary>
    public static List<VenueRow> Rows(IEnumerable<VenueRecord> venues, DateTimeOffset now)
    {
        var last = new Dictionary<Guid, VenueRecord>();
        foreach (var venue in venues)
            last[ListingIds.Of(venue.Key)] = venue;
        return [.. last.OrderBy(v => v.Key).Select(v => new VenueRow(v.Key, v.Value, now))];
    }

    /// <summary>A normalised name as it is stored and looked for.</summary>
    public static string NameKey(string normalised) => StorableText.Clip(normalised, MaxText)!;

    public static VenueRecord Read(SqlRow row) => JsonSerializer.Deserialize(row.Text("body"), EventJson.Default.VenueRecord)!;
}
