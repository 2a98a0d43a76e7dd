using System.Globalization;
using System.Text.Json;
using SceneScout.Domain.Geo;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Ticketmaster;

/// <summary>Searches the Discovery API. Only the first 1,000 events of a search can be reached, so a window that holds more is halved by date, at last quartered by place.
/// Events without a date never match dates; two searches without dates find them at the end.</summary>
internal sealed class TicketmasterClient(SourceHttp http) : SourceClient<TicketmasterCursor>(http, TicketmasterCursorJson.Default.TicketmasterCursor)
{
    private const int PageSize = 200;

    // Cells of about five metres: the centre is not moved by more.
    private const int GeohashLength = 9;
    private const int Reachable = 1000;
    private const int LastPage = (Reachable / PageSize) - 1;
    private const int LastPhase = 2;
    private const double LargestRadius = 500_000;
    private const double SmallestRadius = 2_000;
    private static readonly TicketmasterAdapter Adapter = new();

    /// <inheritdoc />
    protected override TicketmasterCursor First(AreaQuery query) =>
        new() { Windows = FirstWindows(query) };

    /// <inheritdoc />
    protected override bool IsValid(TicketmasterCursor cursor) =>
        cursor is { Phase: >= 0 and <= LastPhase, PageNumber: >= 0 and <= LastPage, Windows: { Length: > 0 and <= TicketmasterCursor.MostWindows } windows }
        && Array.TrueForAll(windows, TicketmasterCursor.IsWindow);

    /// <inheritdoc />
    protected override async Task<FetchResult> StepAsync(AreaQuery query, TicketmasterCursor cursor, CancellationToken cancellation)
    {
        var window = cursor.Windows[^1];
        var path = Path(window, cursor);
        var answer = await Http.SendAsync(key => Request(HttpMethod.Get, $"{path}&apikey={Uri.EscapeDataString(key.Secret)}"), cancellation);
        if (answer is not JsonAnswer.Ok ok)
            return new FetchResult.Failed(((JsonAnswer.Failed)answer).Fault);
        var parsed = Nearness.Marked(Adapter.Parse(ok.Root), new Circle(window[2], window[3], window[4]), root => TicketmasterVenue.Read(TicketmasterVenue.PlaceOf(root))?.Location);
        var (total, pages) = Totals(ok.Root);
        var isFull = IsFull(cursor, pages, parsed);
        var next = Next(query, cursor, window, total, isFull);
        // What a window is split into belongs to it: only the windows that the search begins with are parts.
        var part = cursor.PageNumber == 0 && IsFirst(query, window) ? new Part(total, isFull || total > Reachable, Behind(query, cursor)) : null;
        return Page(parsed, next, LeftBehind(cursor, total, isFull), part, Differ(cursor.Total, total));
    }

    private static IReadOnlyList<Circle> Tiles(AreaQuery query) => Circle.Of(query.Centre, query.RadiusMetres).Cover(LargestRadius);

    private static TicketmasterCursor? Next(AreaQuery query, TicketmasterCursor cursor, double[] window, long? total, bool isFull)
    {
        if (cursor.PageNumber == 0 && total > Reachable && Split(window, byDate: cursor.Phase == 0) is { } parts && cursor.Windows.Length - 1 + parts.Length <= TicketmasterCursor.MostWindows)
            return cursor with { Windows = [.. cursor.Windows[..^1], .. parts] };
        if (isFull && cursor.PageNumber < LastPage)
            return cursor with { PageNumber = cursor.PageNumber + 1, Total = total ?? cursor.Total };
        return Behind(query, cursor);
    }

    private static TicketmasterCursor? Behind(AreaQuery query, TicketmasterCursor cursor)
    {
        if (cursor.Windows.Length > 1)
            return cursor with { Windows = cursor.Windows[..^1], PageNumber = 0, Total = null };
        if (cursor.Phase == LastPhase)
            return null;
        return new TicketmasterCursor { Phase = cursor.Phase + 1, Windows = FirstWindows(query) };
    }

    private static double[][] FirstWindows(AreaQuery query) => [.. Tiles(query).Reverse().Select(tile => TicketmasterCursor.Window(DateWindow.Of(query.Range), tile))];

    private static bool IsFirst(AreaQuery query, double[] window) => Array.Exists(FirstWindows(query), first => first.AsSpan().SequenceEqual(window));

    private static bool IsFull(TicketmasterCursor cursor, long? pages, ParsedAnswer parsed) =>
        pages is { } count ? cursor.PageNumber + 1 < count : parsed.Listings.Length + parsed.Failures.Length >= PageSize;

    // The last page that can be reached, and there are more: the window could not be split any further. At least one, when the total is not told.
    private static long LeftBehind(TicketmasterCursor cursor, long? total, bool isFull) =>
        isFull && cursor.PageNumber == LastPage ? Math.Max(1, (total ?? 0) - Reachable) : 0;

    // The later or outer parts first: the next window is the last of the list.
    private static double[][]? Split(double[] window, bool byDate)
    {
        var circle = new Circle(window[2], window[3], window[4]);
        if (byDate && new DateWindow((long)window[0], (long)window[1]).Halves() is { } halves)
            return [TicketmasterCursor.Window(halves.Late, circle), TicketmasterCursor.Window(halves.Early, circle)];
        if (circle.Radius <= SmallestRadius)
            return null;
        return [.. circle.Quarters().Reverse().Select(quarter => TicketmasterCursor.Window(new DateWindow((long)window[0], (long)window[1]), quarter))];
    }

    private static (long? Total, long? Pages) Totals(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("page", out var page) || page.ValueKind != JsonValueKind.Object)
            return (null, null);
        return (Whole(page, "totalElements"), Whole(page, "totalPages"));
    }

    private static long? Whole(JsonElement page, string name) =>
        page.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    private static string Path(double[] window, TicketmasterCursor cursor)
    {
        var kilometres = Math.Max(1, (int)Math.Ceiling(window[4] / 1000));
        var when = cursor.Phase switch
        {
            0 => $"&startDateTime={DateWindow.Stamp((long)window[0])}&endDateTime={DateWindow.Stamp((long)window[1])}",
            1 => "&includeTBA=only",
            _ => "&includeTBD=only",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"discovery/v2/events.json?geoPoint={Geohash.Encode(new GeoPoint(window[2], window[3]), GeohashLength)}&radius={kilometres}&unit=km{when}&size={PageSize}&page={cursor.PageNumber}&sort=date,asc&locale=*");
    }
}
