using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Yelp;

/// <summary>Searches Yelp's events. A circle above 40 km is covered by smaller ones; a window with more than 1,000 events is halved by date.</summary>
internal sealed class YelpClient(SourceHttp http) : SourceClient<YelpCursor>(http, YelpCursorJson.Default.YelpCursor)
{
    private const int Limit = 50;
    private const int Reachable = 1000;
    private const double LargestRadius = 40_000;
    private static readonly YelpAdapter Adapter = new();

    /// <inheritdoc />
    protected override YelpCursor First(AreaQuery query) => Tile(query, 0);

    /// <inheritdoc />
    protected override bool IsValid(YelpCursor cursor) =>
        cursor is { Tile: >= 0, Offset: >= 0 and < Reachable, Windows: { Length: > 0 and <= YelpCursor.MostWindows } windows }
        && Array.TrueForAll(windows, window => window is [>= 0 and < 20_000_000_000, >= 0 and < 20_000_000_000]);

    /// <inheritdoc />
    protected override async Task<FetchResult> StepAsync(AreaQuery query, YelpCursor cursor, CancellationToken cancellation)
    {
        var tiles = Circle.Of(query.Centre, query.RadiusMetres).Cover(LargestRadius);
        if (cursor.Tile >= tiles.Count)
            return Page(new ParsedAnswer { Note = "The end of the search." }, null);
        var path = Path(tiles[cursor.Tile], cursor);
        var answer = await Http.SendAsync(key => Authorised(path, key), cancellation);
        if (answer is not JsonAnswer.Ok ok)
            return new FetchResult.Failed(((JsonAnswer.Failed)answer).Fault);
        var parsed = Nearness.Marked(Adapter.Parse(ok.Root), tiles[cursor.Tile], root => YelpListing.Venue(root)?.Location);
        var (total, read) = (Total(ok.Root), parsed.Listings.Length + parsed.Failures.Length);
        var behind = cursor.Tile + 1 < tiles.Count ? Tile(query, cursor.Tile + 1) : null;
        // What a window is split into belongs to its tile.
        var part = cursor.Offset == 0 && IsWhole(query, cursor) ? new Part(total, HasMore(cursor, total, read), behind) : null;
        return Page(parsed, Next(query, cursor, tiles.Count, total, read), LeftBehind(cursor, total, read), part, Differ(cursor.Total, total));
    }

    private static YelpCursor Tile(AreaQuery query, int tile)
    {
        var window = DateWindow.Of(query.Range);
        return new YelpCursor { Tile = tile, Windows = [[window.From, window.To]] };
    }

    private static bool IsWhole(AreaQuery query, YelpCursor cursor) =>
        cursor.Windows is [[var from, var to]] && DateWindow.Of(query.Range) is var window && (from, to) == (window.From, window.To);

    private static YelpCursor? Next(AreaQuery query, YelpCursor cursor, int tiles, long? total, int read)
    {
        var window = cursor.Windows[^1];
        if (cursor.Offset == 0 && total > Reachable && cursor.Windows.Length < YelpCursor.MostWindows && new DateWindow(window[0], window[1]).Halves() is { } halves)
            return cursor with { Windows = [.. cursor.Windows[..^1], [halves.Late.From, halves.Late.To], [halves.Early.From, halves.Early.To]] };
        // An empty page ends a window whatever the total says.
        var next = cursor.Offset + Limit;
        if (next < Reachable && HasMore(cursor, total, read))
            return cursor with { Offset = next, Total = total ?? cursor.Total };
        if (cursor.Windows.Length > 1)
            return cursor with { Windows = cursor.Windows[..^1], Offset = 0, Total = null };
        return cursor.Tile + 1 < tiles ? Tile(query, cursor.Tile + 1) : null;
    }

    private static bool HasMore(YelpCursor cursor, long? total, int read) => read > 0 && (total is { } all ? cursor.Offset + Limit < all : read >= Limit);

    // The last offset that can be asked for, and there are more: the window could not be halved any further. At least one, when the total is not told.
    private static long LeftBehind(YelpCursor cursor, long? total, int read) =>
        cursor.Offset + Limit >= Reachable && HasMore(cursor, total, read) ? Math.Max(1, (total ?? 0) - Reachable) : 0;

    private static long? Total(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("total", out var total) && total.ValueKind == JsonValueKind.Number && total.TryGetInt64(out var number) ? number : null;

    private static string Path(Circle tile, YelpCursor cursor) => string.Create(
        CultureInfo.InvariantCulture,
        $"v3/events?latitude={tile.Latitude}&longitude={tile.Longitude}&radius={(int)Math.Ceiling(tile.Radius)}&start_date={cursor.Windows[^1][0]}&end_date={cursor.Windows[^1][1]}&limit={Limit}&offset={cursor.Offset}&sort_on=time_start&sort_by=asc");

    private HttpRequestMessage Authorised(string path, ApiKey key)
    {
        var request = Request(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Secret);
        return request;
    }
}
