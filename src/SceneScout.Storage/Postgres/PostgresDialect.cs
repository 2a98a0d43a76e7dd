using System.Globalization;
using SceneScout.Domain.Geo;
using SceneScout.Storage.Rules;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Postgres;

/// <summary>PostgreSQL's SQL: arrays are arrays, rows are locked, places are PostGIS geographies.</summary>
internal sealed class PostgresDialect : SqlDialect
{
    public static readonly PostgresDialect Instance = new();

    public override string ForUpdate => " FOR UPDATE";

    public override string ForShare => " FOR SHARE";

    public override string SkipLocked => " FOR UPDATE SKIP LOCKED";

    // A queue fills faster than statistics are made of it: where PostgreSQL takes it for empty, any index by type or status looks as good as that of claims, which has the tasks in their order. Written so, the others cannot be used.
    public override string IsQueued(string task) => $"({task}.status = 'queued') IS TRUE";

    public override string DeleteFound(string table, string? key, string found) =>
        $"DELETE FROM {table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM {table} {found}))";

    public override string Slot => "pg_backend_pid() & 63";

    public override string Clock => "clock_timestamp()";

    public override string FeedHead => "(SELECT seq FROM event_feed_bounds WHERE name = 'head')";

    public override string FeedAppended => "event_feed_appended";

    public override string SequenceFeed => "SELECT event_feed_sequence($1)";

    public override string Notify => "SELECT pg_notify($1, $2)";

    public override string IsAnyId(string column, string parameter) => $"{column} = ANY({parameter}::uuid[])";

    public override string IsAnyText(string column, string parameter) => $"{column} = ANY({parameter}::text[])";

    public override string Ids(string parameter) => $"SELECT unnest({parameter}::uuid[])";

    public override string Texts(string parameter) => $"SELECT unnest({parameter}::text[]) AS value";

    // A normalised word holds letters and digits only: nothing that LIKE reads as a wildcard.
    public override string Pattern(string word) => $"%{word}%";

    public override string Holds(string column, string parameter) => $"{column} LIKE {parameter}";

    // On the sphere, not the spheroid: both stores and the domain's own rule then agree.
    public override string Within(string table, int firstParameter) =>
        $"ST_DWithin({table}.location, {Point($"${firstParameter}", $"${firstParameter + 1}")}, ${firstParameter + 2}, false)";

    // PostgreSQL's own polygon on the plane of degrees: PostGIS' costs so much by the planner's reckoning that it compiles the statement first, for a tenth of a second. It is read once, not for each row.
    public override string Inside(string table, string parameter) => $"(SELECT {parameter}::text::polygon) @> point({table}.longitude, {table}.latitude)";

    public override string? Cell(string table, double perDegree) => string.Create(
        CultureInfo.InvariantCulture, $"floor(({table}.latitude + 90) * {perDegree})::int * {GeoCells.Row} + floor(({table}.longitude + 180) * {perDegree})::int");

    public override string Shape(GeoPolygon polygon) =>
        $"({string.Join(",", polygon.Corners.Select(c => string.Create(CultureInfo.InvariantCulture, $"({c.Longitude:R},{c.Latitude:R})")))})";

    public override string Distance(string table, string latitude, string longitude) =>
        $"ST_Distance({table}.location, {Point(latitude, longitude)}, false)";

    private static string Point(string latitude, string longitude) => $"ST_SetSRID(ST_MakePoint({longitude}, {latitude}), 4326)::geography";
}
