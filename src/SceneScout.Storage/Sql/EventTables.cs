using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Review;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Statements of the tables of events.</summary>
internal static class EventTables
{
    /// <summary>What <see cref="Document"/> reads, of table <c>e</c>.</summary>
    public const string DocumentColumns = "e.body, e.enrichment, e.created_at, e.updated_at, e.start_sort, e.freshness, e.picture, e.review_details";

    private static readonly ImmutableArray<Column<EventRow>> Merged =
    [
        new("id", ColumnType.Id, r => r.Event.Id),
        new("block", ColumnType.Text, r => StorableText.Clean(r.Event.Block)),
        new("version", ColumnType.Whole, r => r.Event.Version),
        new("source", ColumnType.Text, r => r.Source),
        new("title", ColumnType.Text, r => r.Title),
        new("description", ColumnType.Text, r => r.Description),
        new("start_time", ColumnType.Instant, r => r.StartTime),
        new("end_time", ColumnType.Instant, r => r.EndTime),
        new("start_date", ColumnType.Day, r => r.StartDate),
        new("end_date", ColumnType.Day, r => r.EndDate),
        new("start_sort", ColumnType.Whole, r => r.StartSort),
        new("timezone", ColumnType.Text, r => r.TimeZone),
        new("venue_name", ColumnType.Text, r => r.VenueName),
        new("city_name", ColumnType.Text, r => r.City),
        new("city_key", ColumnType.Text, r => r.CityKey),
        new("country_code", ColumnType.Text, r => r.CountryCode),
        new("latitude", ColumnType.Real, r => r.Location?.Latitude),
        new("longitude", ColumnType.Real, r => r.Location?.Longitude),
        new("price_min", ColumnType.Exact, r => r.Event.Content.Price?.Min),
        new("price_max", ColumnType.Exact, r => r.Event.Content.Price?.Max),
        new("price_currency", ColumnType.Text, r => StorableText.Clip(r.Event.Content.Price?.Currency, 50)),
        new("is_free", ColumnType.Flag, r => r.Event.Content.IsFree),
        new("status", ColumnType.Text, r => EventRow.StatusName(r.Event.Content.Status)),
        new("url", ColumnType.Text, r => r.Url),
        new("image_url", ColumnType.Text, r => r.ImageUrl),
        new("search_text", ColumnType.Text, r => r.SearchText),
        new("body", ColumnType.Bytes, r => r.Body),
        new("images", ColumnType.JsonText, r => r.Images),
        new("merged_from", ColumnType.Whole, r => r.MergedFrom),
        new("updated_at", ColumnType.Instant, r => r.At),
    ];

    private static readonly ImmutableArray<Column<EventRow>> Enriched =
    [
        new("enrichment", ColumnType.Bytes, r => r.EnrichmentPacked),
        new("processed_version", ColumnType.Whole, r => r.Enrichment?.OfVersion),
        new("processed_at", ColumnType.Instant, r => r.Enrichment is null ? null : r.At),
        new("category", ColumnType.Text, r => StorableText.Clip(r.Enrichment?.Category, 100)),
        new("category_confidence", ColumnType.Real, r => r.Enrichment?.CategoryConfidence),
        new("quality", ColumnType.Real, r => r.Enrichment?.Quality),
    ];

    /// <summary>A new event, with its enrichment when it comes with one.</summary>
    public static readonly RowStatement<EventRow> Insert = RowStatement<EventRow>.Insert("events", [.. Merged, .. Enriched, new("created_at", ColumnType.Instant, r => r.At)]);

    /// <summary>New content that is processed later: what was found out about the version before stays until then.</summary>
    public static readonly RowStatement<EventRow> Update = RowStatement<EventRow>.Update("events", Merged);

    /// <summary>New content with its enrichment.</summary>
    public static readonly RowStatement<EventRow> Replace = RowStatement<EventRow>.Update("events", [.. Merged, .. Enriched]);

    /// <summary>The enrichment of content that is there.</summary>
    public static readonly RowStatement<EventRow> Enrich = RowStatement<EventRow>.Update("events",
    [
        .. Merged.Where(c => c.Name is "id" or "start_time" or "end_time" or "start_sort" or "timezone" or "city_name" or "city_key"
            or "country_code" or "latitude" or "longitude" or "image_url" or "updated_at"),
        .. Enriched,
    ]);

    /// <summary>An event's review.</summary>
    public static readonly RowStatement<ReviewStep> MarkReview = RowStatement<ReviewStep>.Update("events",
    [
        new("id", ColumnType.Id, r => r.EventId),
        new("review", ColumnType.Text, r => r.Review.State.Name()),
        new("review_details", ColumnType.Json, r => ReviewStep.Json(r.Review)),
    ]);

    private static readonly ImmutableArray<Column<MemberRow>> MemberColumns =
    [
        new("id", ColumnType.Id, r => r.Id),
        new("source", ColumnType.Text, r => r.Key.Source.Value),
        new("external_id", ColumnType.Text, r => r.Key.ExternalId),
        new("event_id", ColumnType.Id, r => r.EventId),
        new("listing", ColumnType.Bytes, r => r.Listing),
        new("content_hash", ColumnType.Text, r => StorableText.Clean(r.Member.ContentHash)),
        new("confidence", ColumnType.Real, r => r.Member.Confidence),
        new("reasons", ColumnType.Json, r => r.ReasonsJson),
        new("first_seen_at", ColumnType.Instant, r => r.At),
        new("last_seen_at", ColumnType.Instant, r => r.At),
        new("revision", ColumnType.Whole, r => r.Member.Revision),
        new("held", ColumnType.Flag, r => r.Member.Changed),
        new("signs", ColumnType.Bytes, r => r.Signs),
        new("signs_of", ColumnType.Whole, r => r.SignsOf),
    ];

    /// <summary>A listing that is behind no event yet.</summary>
    public static readonly RowStatement<MemberRow> InsertMember = RowStatement<MemberRow>.Insert("event_sources", MemberColumns);

    /// <summary>One that is behind an event.</summary>
    public static readonly RowStatement<MemberRow> UpsertMember = RowStatement<MemberRow>.Upsert("event_sources", MemberColumns, "first_seen_at");

    /// <summary>What changed in a listing.</summary>
    public static readonly RowStatement<HistoryRow> AddHistory = RowStatement<HistoryRow>.Insert("listing_history",
    [
        new("raw_id", ColumnType.Id, r => r.RawId),
        new("event_id", ColumnType.Id, r => r.EventId),
        new("revision", ColumnType.Whole, r => r.Revision),
        new("changes", ColumnType.Json, r => r.ChangesJson),
        new("changed_at", ColumnType.Instant, r => r.At),
    ]);

    public static readonly RowStatement<(Guid Retired, Guid Into)> MoveMembers = Move("event_sources", "event_id");

    public static readonly RowStatement<(Guid Retired, Guid Into)> MoveRedirects = Move("event_redirects", "event_id");

    public static readonly RowStatement<(Guid Retired, Guid Into, DateTimeOffset At)> Redirect =
        RowStatement<(Guid Retired, Guid Into, DateTimeOffset At)>.Upsert("event_redirects",
        [
            new("retired_id", ColumnType.Id, r => r.Retired),
            new("event_id", ColumnType.Id, r => r.Into),
            new("created_at", ColumnType.Instant, r => r.At),
        ]);

    /// <summary>The event of a row that has its body.</summary>
    public static CanonicalEvent Event(SqlRow row) => ListingJsonReader.ReadEvent(row.Packed("body"));

    /// <summary>What processing found out; null before it ran.</summary>
    public static Enrichment? Enrichment(SqlRow row) =>
        row.IsNull("enrichment") ? null : JsonSerializer.Deserialize(row.Packed("enrichment"), EventJson.Default.Enrichment);

    /// <summary>The listing of a row of <c>event_sources</c>.</summary>
    public static Listing Listing(SqlRow row) => ListingJsonReader.Read(row.Packed("listing"));

    public static EventDocument Document(SqlRow row) => new(
        Event(row),
        Enrichment(row),
        row.Instant("created_at"),
        row.Instant("updated_at"))
    {
        Freshness = FreshnessTables.State(row.Text("freshness")),
        Picture = row.TextOrNull("picture") is { } picture ? JsonSerializer.Deserialize(picture, EventJson.Default.EventPicture) : null,
        Review = Review(row.TextOrNull("review_details")),
    };

    /// <summary>The same row, unread.</summary>
    public static UnreadEvent Unread(SqlRow row) => new(row.Packed("body"), FreshnessTables.State(row.Text("freshness")))
    {
        Enrichment = row.IsNull("enrichment") ? default : row.Packed("enrichment"),
        Picture = row.Utf8OrNull("picture"),
        Review = row.Utf8OrNull("review_details"),
    };

    /// <summary>A review as it is stored.</summary>
    public static EventReview Review(string? json) => json is null ? EventReview.None : JsonSerializer.Deserialize(json, EventJson.Default.EventReview)!;

    /// <summary>What is stored of events whose enrichment is to be written; nobody else writes them until the end.</summary>
    public static async ValueTask<Dictionary<Guid, ProcessedState>> LockProcessedAsync(SqlSession session, IEnumerable<Guid> ids) => (await session.QueryAsync(
        $"SELECT body, processed_version, review_details FROM events WHERE {session.Dialect.IsAnyId("id", "$1")} ORDER BY id{session.Dialect.ForUpdate}",
        row => new ProcessedState(Event(row), row.LongOrNull("processed_version")) { Review = Review(row.TextOrNull("review_details")) },
        [ids.Distinct().ToArray()]).ConfigureAwait(false)).ToDictionary(state => state.Event.Id);

    /// <summary>Whether each of an event's listings is still there.</summary>
    public static async ValueTask<ImmutableArray<ListingPresence>> PresenceAsync(SqlSession session, Guid eventId) => (await session.QueryAsync(
        """
        SELECT m.source, m.external_id, m.freshness, m.stale_since, coalesce(r.last_seen_at, m.last_seen_at) AS last_seen_at
        FROM event_sources m LEFT JOIN raw_events r ON r.id = m.id WHERE m.event_id = $1 ORDER BY m.source, m.external_id
        """,
        row => new ListingPresence(
            new ListingKey(new SourceName(row.Text("source")), row.Text("external_id")),
            FreshnessTables.State(row.Text("freshness")),
            row.InstantOrNull("stale_since"),
            row.Instant("last_seen_at")),
        eventId).ConfigureAwait(false)).ToImmutableArray();

    /// <summary>For each id, the event that stands for it now (itself, or the one that it was merged into), and whether that is processed at its version; unknown ids are left out.</summary>
    public static async ValueTask<Dictionary<Guid, (Guid Id, bool Processed)>> ResolveAsync(SqlSession session, IEnumerable<Guid> ids)
    {
        var asked = ids.Distinct().ToArray();
        if (asked.Length == 0)
            return [];
        var found = await session.QueryAsync(
            $"SELECT id AS asked, id AS found, coalesce(processed_version = version, FALSE) AS processed FROM events WHERE {session.Dialect.IsAnyId("id", "$1")} "
            + "UNION ALL SELECT r.retired_id, r.event_id, coalesce(e.processed_version = e.version, FALSE) "
            + $"FROM event_redirects r JOIN events e ON e.id = r.event_id WHERE {session.Dialect.IsAnyId("r.retired_id", "$1")}",
            row => (Asked: row.Id("asked"), Found: row.Id("found"), Processed: row.Bool("processed")),
            [asked]).ConfigureAwait(false);
        return found.ToDictionary(f => f.Asked, f => (f.Found, f.Processed));
    }

    // Keyed by the column that is set itself: "of event a" becomes "of event b".
    private static RowStatement<(Guid Retired, Guid Into)> Move(string table, string column) => RowStatement<(Guid Retired, Guid Into)>.Rename(
        table, column, r => r.Retired, r => r.Into);
}
