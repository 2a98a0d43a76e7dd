using System.Globalization;
using System.Text;
using System.Text.Json;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Eventbrite;

/// <summary>The lists of events, with status and date filters and continuation paging.</summary>
internal static class EventbriteLists
{
    private const int PageSize = 50;
    private static readonly string[] Statuses = ["draft", "live", "started", "ended", "completed", "canceled", "all"];
    private static readonly string[] Orders = ["start_asc", "start_desc", "created_asc", "created_desc", "name_asc", "name_desc"];

    /// <summary><c>/organizers/{id}/events/</c>.</summary>
    public static ApiAnswer ByOrganizer(World world, ApiRequest request, string id) => world.Plan.OrganizerById.TryGetValue(id, out var organizer)
        ? Answer(world, request, Listed(world, world.Plan.ByOrganizer[(SourceKind.Eventbrite, organizer.Index)]))
        : EventbriteRefusals.NotFound("organizer");

    /// <summary><c>/venues/{id}/events/</c>.</summary>
    public static ApiAnswer ByVenue(World world, ApiRequest request, string id) =>
        world.Plan.VenueById.TryGetValue(id, out var venue) && venue.EventbriteId == id
            ? Answer(world, request, world.Near(SourceKind.Eventbrite, venue.Latitude, venue.Longitude, 1000).Where(listing => world.StateOf(listing).Venue == venue.Index))
            : EventbriteRefusals.NotFound("venue");

    /// <summary><c>/series/{id}/events/</c>.</summary>
    public static ApiAnswer BySeries(World world, ApiRequest request, string id)
    {
        // A series is known by the id of its organizer and its number.
        var dash = id.Length > 11 ? 11 : -1;
        if (dash < 0 || !world.Plan.OrganizerById.TryGetValue(id[..dash], out var organizer)
            || !int.TryParse(id.AsSpan(dash), NumberStyles.None, CultureInfo.InvariantCulture, out var series))
        {
            return EventbriteRefusals.NotFound("series");
        }

        var listings = Listed(world, world.Plan.ByOrganizer[(SourceKind.Eventbrite, organizer.Index)])
            .Where(listing => world.Plan.Events[listing.Event].Series == series).ToList();
        return listings.Count == 0 ? EventbriteRefusals.NotFound("series") : Answer(world, request, listings);
    }

    /// <summary><c>/events/?event_ids=</c>: the ones that exist, in the order asked.</summary>
    public static ApiAnswer ByIds(World world, ApiRequest request)
    {
        if (request.Text("event_ids") is not { } ids)
        {
            return EventbriteRefusals.Arguments("event_ids", "MISSING");
        }

        var wanted = ids.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (wanted.Length > PageSize)
        {
            return EventbriteRefusals.Arguments("event_ids", $"at most {PageSize} ids are allowed");
        }

        var found = wanted.Select(id => world.Find(SourceKind.Eventbrite, id)).OfType<WorldListing>().ToList();
        return ApiAnswer.Written(200, json => Write(json, world, request, found, found.Count, 1, PageSize));
    }

    /// <summary>The pagination block.</summary>
    public static void WritePagination(Utf8JsonWriter json, int count, int page, int size)
    {
        var pages = Math.Max(1, (count + size - 1) / size);
        json.WriteStartObject("pagination");
        json.WriteNumber("object_count", count);
        json.WriteNumber("page_number", page);
        json.WriteNumber("page_size", size);
        json.WriteNumber("page_count", pages);
        if (page < pages)
        {
            json.WriteString("continuation", Token(page + 1));
        }

        json.WriteBoolean("has_more_items", page < pages);
        json.WriteEndObject();
    }

    /// <summary>The page asked for, by continuation token or number.</summary>
    public static (int Page, ApiAnswer? Error) PageOf(ApiRequest request)
    {
        if (request.Text("continuation") is { } token)
        {
            return ReadToken(token) is { } page ? (page, null) : (0, EventbriteRefusals.Error(400, "BAD_CONTINUATION_TOKEN", "Invalid continuation token passed."));
        }

        return !request.TryInt("page", out var number) || number is < 1
            ? (0, EventbriteRefusals.Error(400, "BAD_PAGE", "Page number does not exist or is an invalid format (e.g. negative)."))
            : (number ?? 1, null);
    }

    private static IEnumerable<WorldListing> Listed(World world, IEnumerable<WorldListing> listings) =>
        listings.Where(listing => world.IsListed(world.Plan.Events[listing.Event]));

    private static ApiAnswer Answer(World world, ApiRequest request, IEnumerable<WorldListing> listings)
    {
        var statuses = (request.Text("status") ?? "all").Split(',');
        if (statuses.FirstOrDefault(status => !Statuses.Contains(status)) is { } wrong)
        {
            return EventbriteRefusals.Arguments("status", $"\"{wrong}\" is not a valid choice");
        }

        var order = request.Text("order_by") ?? "start_asc";
        if (!Orders.Contains(order))
        {
            return EventbriteRefusals.Arguments("order_by", $"\"{order}\" is not a valid choice");
        }

        var time = request.Text("time_filter") ?? "all";
        if (time is not ("all" or "past" or "current_future"))
        {
            return EventbriteRefusals.Arguments("time_filter", $"\"{time}\" is not a valid choice");
        }

        if (!TryDate(request, "start_date.range_start", out var from))
        {
            return EventbriteRefusals.Arguments("start_date.range_start", "INVALID");
        }

        if (!TryDate(request, "start_date.range_end", out var to))
        {
            return EventbriteRefusals.Arguments("start_date.range_end", "INVALID");
        }

        if (!request.TryInt("page_size", out var size) || size is < 1 or > 200)
        {
            return EventbriteRefusals.Arguments("page_size", "INVALID");
        }

        var (page, error) = PageOf(request);
        if (error is not null)
        {
            return error;
        }

        var found = listings.Select(world.View)
            .Where(view => from is null || view.LocalStart >= from)
            .Where(view => to is null || view.LocalStart <= to)
            .Where(view => time == "all" || (view.End < world.Now) == (time == "past"))
            .Where(view => statuses.Contains("all") || statuses.Contains(EventbriteEvents.StatusOf(view, world.Now)))
            .ToList();
        IEnumerable<ListingView> ordered = order.Split('_')[0] switch
        {
            "created" => found.OrderBy(view => view.Event.Announced).ThenBy(view => view.Listing.Index),
            "name" => found.OrderBy(view => view.Title, StringComparer.OrdinalIgnoreCase).ThenBy(view => view.Listing.Index),
            _ => found.OrderBy(view => view.Start).ThenBy(view => view.Listing.Index),
        };
        if (order.EndsWith("_desc", StringComparison.Ordinal))
        {
            ordered = ordered.Reverse();
        }

        var pageSize = size ?? PageSize;
        if (page > Math.Max(1, (found.Count + pageSize - 1) / pageSize))
        {
            return EventbriteRefusals.Error(400, "BAD_PAGE", "Page number does not exist or is an invalid format (e.g. negative).");
        }

        var items = ordered.Skip((page - 1) * pageSize).Take(pageSize).Select(view => view.Listing).ToList();
        return ApiAnswer.Written(200, json => Write(json, world, request, items, found.Count, page, pageSize));
    }

    private static void Write(Utf8JsonWriter json, World world, ApiRequest request, List<WorldListing> items, int count, int page, int size)
    {
        var expansions = EventbriteExpansions.Of(request);
        json.WriteStartObject();
        WritePagination(json, count, page, size);
        json.WriteStartArray("events");
        foreach (var item in items)
        {
            EventbriteEvents.Write(json, world.View(item), world, expansions);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Local wall time by the documentation; a trailing Z is accepted and ignored.
    private static bool TryDate(ApiRequest request, string name, out DateTime? value)
    {
        value = null;
        if (request.Text(name) is not { } text)
        {
            return true;
        }

        if (!DateTime.TryParseExact(text.TrimEnd('Z'), ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return false;
        }

        value = date;
        return true;
    }

    private static string Token(int page) => Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"page\": {page}}}"))).TrimEnd('=');

    private static int? ReadToken(string token)
    {
        var padded = token.PadRight((token.Length + 3) / 4 * 4, '=');
        var buffer = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, buffer, out var written)
            && Encoding.ASCII.GetString(buffer, 0, written) is ['{', '"', 'p', 'a', 'g', 'e', '"', ':', ' ', .. var number, '}']
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0
            ? page
            : null;
    }
}
