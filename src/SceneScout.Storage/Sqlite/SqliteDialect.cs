using SceneScout.Domain.Geo;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Sqlite;

/// <summary>SQLite's SQL: one writer at a time needs no row locks; arrays travel as JSON.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    [ThreadStatic]
    private static (string Text, GeoPolygon Shape)? _shape;

    private const double MetresPerDegree = 111_000;

    public static readonly SqliteDialect Instance = new();

    public override string ForUpdate => "";

    public override string ForShare => "";

    public override string SkipLocked => "";

    public override string DeleteFound(string table, string? key, string found) =>
        $"DELETE FROM {table} WHERE ({key ?? "rowid"}) IN (SELECT {key ?? "rowid"} FROM {table} {found})";

    public override string Slot => "0";

    // Julian days to microseconds since 1970; exact to the millisecond.
    public override string Clock => "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000";

    public override string FeedHead => "(SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'event_feed')";

    public override string FeedAppended => "(SELECT seq AS place, event_id, version, kind FROM event_feed)";

    public override string IsAnyId(string column, string parameter) => $"{column} IN ({Ids(parameter)})";

    public override string IsAnyText(string column, string parameter) => $"{column} IN ({Ids(parameter)})";

    public override string Ids(string parameter) => $"SELECT value FROM json_each({parameter})";

    public override string Texts(string parameter) => Ids(parameter);

    public override string Pattern(string word) => word;

    public override string Holds(string column, string parameter) => $"instr({column}, {parameter}) > 0";

    public override string Rarely(string condition) => $"likelihood({condition}, 0.01)";

    public override string Within(string table, int firstParameter)
    {
        string P(int i) => $"${firstParameter + i}";
        return $"{table}.latitude BETWEEN {P(3)} AND {P(4)} AND {Distance(table, P(0), P(1))} <= {P(2)}";
    }

    public override string Inside(string table, string parameter) => $"in_polygon({table}.latitude, {table}.longitude, {parameter})";

    public override string Shape(GeoPolygon polygon) => polygon.ToString();

    public override string Distance(string table, string latitude, string longitude) =>
        $"distance_metres({table}.latitude, {table}.longitude, {latitude}, {longitude})";

    // A belt of latitude narrows the search by index; it is a little too wide on purpose, the distance decides.
    public override IReadOnlyList<object?> CircleBounds(double latitude, double longitude, double metres) =>
        [latitude, longitude, metres, latitude - (metres / MetresPerDegree) - 0.001, latitude + (metres / MetresPerDegree) + 0.001];

    /// <summary>The function <c>in_polygon</c>.</summary>
    public static bool InPolygon(double? latitude, double? longitude, string polygon) =>
        latitude is { } y && longitude is { } x && ShapeOf(polygon).Contains(new GeoPoint(y, x));

    // A statement asks of one shape, row by row, on one thread.
    private static GeoPolygon ShapeOf(string polygon)
    {
        if (_shape is not { } last || !string.Equals(last.Text, polygon, StringComparison.Ordinal))
            _shape = last = (polygon, GeoPolygon.Parse(polygon)!);
        return last.Shape;
    }

    /// <summary>The function <c>distance_metres</c>.</summary>
    public static double? DistanceMetres(double? latitude, double? longitude, double? toLatitude, double? toLongitude) =>
        latitude is { } a && longitude is { } b && toLatitude is { } c && toLongitude is { } d
            ? new GeoPoint(a, b).DistanceTo(new GeoPoint(c, d))
            : null;
}
