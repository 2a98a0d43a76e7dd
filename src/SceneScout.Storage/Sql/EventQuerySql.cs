using System.Globalization;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Review;
using SceneScout.Domain.Text;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>A question for events as SQL.</summary>
internal sealed class EventQuerySql
{
    private const int MaxLimit = 500;
    private const long FarthestMicros = 15L * 3600 * 1_000_000;
    private readonly List<string> _conditions = [];
    private readonly List<object?> _args = [];
    private readonly GeoCells? _cells;

    private EventQuerySql(GeoCells? cells) => _cells = cells;

    /// <summary>The statement.</summary>
    public string Sql { get; private set; } = "";

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<object?> Args => _args;

    /// <summary>Makes the statement; it asks for one row more than the limit, to know whether there is a next page.</summary>
    /// <exception cref="ArgumentException">A condition is not acceptable; the message names it.</exception>
    public static EventQuerySql Of(EventQuery query, SqlDialect dialect)
    {
        if (query.Limit is < 1 or > MaxLimit)
            throw new ArgumentException($"Limit: {query.Limit}; 1 to {MaxLimit} are accepted.", nameof(query));
        var sql = new EventQuerySql(dialect.Cell("e", GeoCells.Lattices[0]) is null ? null : CellsOf(query));
        sql.AddTime(query, dialect);
        sql.AddFreshness(query);
        sql.AddReview(query);
        sql.AddNames(query, dialect);
        sql.AddPrice(query);
        sql.AddCircle(query, dialect);
        sql.AddBox(query.Box, dialect);
        if (query.Polygon is { } polygon)
        {
            sql.AddBox(polygon.Bounds, dialect);
            sql._conditions.Add(dialect.Inside("e", sql.Add(dialect.Shape(polygon))));
        }

        if (query.After is { } cursor)
        {
            var last = EventCursor.Parse(cursor);
            sql._conditions.Add($"(e.start_sort, e.id) > ({sql.Add(last.StartSort)}, {sql.Add(last.Id)})");
        }

        sql.Sql = sql._cells is { } cells ? sql.AlongCells(cells, query.Limit + 1, dialect) : sql.Whole(query.Limit + 1L);
        return sql;
    }

    private string Whole(long limit)
    {
        var where = _conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", _conditions);
        return $"SELECT e.id, {EventTables.DocumentColumns} FROM events e{where} ORDER BY e.start_sort, e.id LIMIT {Add(limit)}";
    }

    // Each cell gives its first events in order: of a city with many, only those are looked at that come first. One statement whatever the number of cells, so that its plan is made once; the limit is written out, since it decides the plan.
    private string AlongCells(GeoCells cells, int limit, SqlDialect dialect)
    {
        var (order, where) = ($"start_sort, id LIMIT {limit.ToString(CultureInfo.InvariantCulture)}", string.Concat(_conditions.Select(condition => $" AND {condition}")));
        return $"""
            SELECT e.id, {EventTables.DocumentColumns} FROM (
                SELECT f.id FROM unnest({Add(cells.Cells.ToArray())}) c(cell)
                CROSS JOIN LATERAL (SELECT e.id, e.start_sort FROM events e WHERE {dialect.Cell("e", cells.PerDegree)} = c.cell{where} ORDER BY {order}) f
                ORDER BY {order}) k
            JOIN events e ON e.id = k.id ORDER BY e.start_sort, e.id
            """;
    }

    // Words have an index of their own, which each cell would look through again.
    private static GeoCells? CellsOf(EventQuery query)
    {
        if (!string.IsNullOrWhiteSpace(query.Text))
            return null;
        var circle = query is { Latitude: { } latitude, Longitude: { } longitude, RadiusMetres: { } radius } && IsCircle(latitude, longitude, radius)
            ? new GeoCircle(new GeoPoint(latitude, longitude), radius).Bounds()
            : null;
        return ((GeoBox?[])[circle, query.Box, query.Polygon?.Bounds]).OfType<GeoBox>().Select(GeoCells.Of).OfType<GeoCells>()
            .OrderByDescending(cells => cells.PerDegree).ThenBy(cells => cells.Cells.Length).FirstOrDefault();
    }

    private string Add(object? value)
    {
        _args.Add(value);
        return $"${_args.Count}";
    }

    private void AddTime(EventQuery query, SqlDialect dialect)
    {
        if (query.From is { } from)
            _conditions.Add($"e.start_sort >= {Add(Instants.Micros(from))}");
        if (query.To is { } to)
            _conditions.Add($"e.start_sort < {Add(Instants.Micros(to))}");
        // The day decides; the instants, no place being further from UTC, lead to it along the index.
        if (query.LocalFrom is { } first)
            _conditions.Add($"e.start_sort >= {Add(Instants.Micros(Midnight(first)) - FarthestMicros)} AND (e.start_date >= {Add(first)} OR (e.start_date IS NULL AND e.start_sort >= {Add(Instants.Micros(Midnight(first)))}))");
        if (query.LocalTo is { } last)
            _conditions.Add($"e.start_sort < {Add(Instants.Micros(Midnight(last).AddDays(1)) + FarthestMicros)} AND (e.start_date <= {Add(last)} OR (e.start_date IS NULL AND e.start_sort < {Add(Instants.Micros(Midnight(last).AddDays(1)))}))");
        if (query.UpdatedSince is { } since)
            _conditions.Add(dialect.Rarely($"e.updated_at >= {Add(since)}"));
        // An unknown start is neither before nor after anything.
        if (query.From is not null || query.LocalFrom is not null)
            _conditions.Add($"e.start_sort < {Add(EventRow.UnknownStart)}");
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    // One inequality for the usual question: every event but the few that are gone.
    private void AddFreshness(EventQuery query)
    {
        var wanted = FreshnessStates.All.Where(query.Freshness.Contains).ToList();
        if (wanted.Count == 0)
            throw new ArgumentException("Freshness: none; at least one state is accepted.", nameof(query));
        if (wanted.SequenceEqual([FreshnessState.Fresh, FreshnessState.Stale]))
            _conditions.Add("e.freshness <> 'expired'");
        else if (wanted.Count < FreshnessStates.All.Count)
            _conditions.Add($"e.freshness IN ({string.Join(", ", wanted.Select(state => $"'{state.Name()}'"))})");
    }

    // Inequalities for the usual question: a database without statistics takes each for nearly all rows, as they are.
    private void AddReview(EventQuery query) => _conditions.Add(query.Review.IsDefaultOrEmpty
        ? "e.review <> 'pending' AND e.review <> 'rejected'"
        : $"{(query.Review.Contains(ReviewState.None) ? "" : "e.review <> 'none' AND ")}e.review IN ({string.Join(", ", query.Review.Distinct().Select(state => $"'{state.Name()}'"))})");

    private void AddNames(EventQuery query, SqlDialect dialect)
    {
        if (query.Category is { } category)
            _conditions.Add($"e.category = {Add(StorableText.Clean(category))}");
        if (query.Source is { } source)
            _conditions.Add($"EXISTS (SELECT 1 FROM event_sources s WHERE s.event_id = e.id AND s.source = {Add(StorableText.Clean(source))})");
        if (query.City is { } city)
            _conditions.Add($"e.city_key = {Add(StorableText.Clean(EventRow.Fold(city)))}");
        if (query.MinQuality is { } quality)
            _conditions.Add($"e.quality >= {Add(quality)}");
        if (string.IsNullOrWhiteSpace(query.Text))
            return;
        var words = TextNormaliser.Key(StorableText.Clean(query.Text)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            _conditions.Add("FALSE");
        foreach (var word in words.Distinct().Take(20))
            _conditions.Add(dialect.Holds("e.search_text", Add(dialect.Pattern(word))));
    }

    private void AddPrice(EventQuery query)
    {
        if (query.IsFree is { } free)
            _conditions.Add(free ? "e.is_free" : "NOT e.is_free");
        if (query is { MaxPrice: null, Currency: null })
            return;
        if (query is not { MaxPrice: { } most, Currency: { } currency })
            throw new ArgumentException("MaxPrice, Currency: both or none are accepted.", nameof(query));
        _conditions.Add($"(e.is_free OR (e.price_min <= {Add((double)most)} AND e.price_currency = {Add(StorableText.Clean(currency))}))");
    }

    // The circle lets the database use its index, the edges decide.
    private void AddBox(GeoBox? given, SqlDialect dialect)
    {
        if (given is not { } box)
            return;
        if (_cells is null && box.Cover() is { } circle)
        {
            _conditions.Add(dialect.Within("e", _args.Count + 1));
            _args.AddRange(dialect.CircleBounds(circle.Centre.Latitude, circle.Centre.Longitude, circle.RadiusMetres));
        }

        AddEdges(box);
    }

    private void AddEdges(GeoBox box)
    {
        var (west, east) = (Add(box.West), Add(box.East));
        _conditions.Add($"e.latitude BETWEEN {Add(box.South)} AND {Add(box.North)} AND (e.longitude >= {west} {(box.West <= box.East ? "AND" : "OR")} e.longitude <= {east})");
    }

    private void AddCircle(EventQuery query, SqlDialect dialect)
    {
        if (query is { Latitude: null, Longitude: null, RadiusMetres: null })
            return;
        if (query is not { Latitude: { } latitude, Longitude: { } longitude, RadiusMetres: { } radius })
            throw new ArgumentException("Latitude, Longitude, RadiusMetres: all three or none are accepted.", nameof(query));
        if (!IsCircle(latitude, longitude, radius))
            throw new ArgumentException($"Latitude {latitude}, Longitude {longitude}, RadiusMetres {radius}: -90 to 90, -180 to 180 and 0 to 100,000,000 are accepted.", nameof(query));
        if (_cells is null)
        {
            _conditions.Add(dialect.Within("e", _args.Count + 1));
            _args.AddRange(dialect.CircleBounds(latitude, longitude, radius));
            return;
        }

        // The edges are cheap, and leave few to the distance.
        if (new GeoCircle(new GeoPoint(latitude, longitude), radius).Bounds() is { } bounds)
            AddEdges(bounds);
        _conditions.Add(SqlDialect.Around("e", Add(latitude), Add(longitude), Add(SqlDialect.Reach(radius))));
    }

    private static bool IsCircle(double latitude, double longitude, double radius) =>
        GeoPoint.IsLatitude(latitude) && GeoPoint.IsLongitude(longitude) && radius is >= 0 and <= 100_000_000;
}
