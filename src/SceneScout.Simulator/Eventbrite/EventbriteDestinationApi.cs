using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Eventbrite;

/// <summary>The undocumented destination search: by the id of a place, never by coordinates; at most 1,000 results.</summary>
internal static class EventbriteDestinationApi
{
    private const int Reachable = 1000;

    /// <summary><c>POST /destination/search/</c>.</summary>
    public static ApiAnswer Search(World world, ApiRequest request)
    {
        if (Parse(request.Body) is not { } body || body["event_search"] is not JsonObject search)
        {
            return EventbriteRefusals.Arguments("event_search", "MISSING");
        }

        if (search.ContainsKey("location"))
        {
            return EventbriteRefusals.Arguments("event_search.location", "Unknown parameter");
        }

        if (!TryNumber(search, "page", 1, int.MaxValue, 1, out var page) || !TryNumber(search, "page_size", 1, 50, 20, out var size))
        {
            return EventbriteRefusals.Arguments("event_search.page_size", "INVALID");
        }

        var places = Strings(search, "places");
        var dates = Strings(search, "dates");
        var tags = Strings(search, "tags");
        var range = search["date_range"] as JsonObject;
        var from = Date(range, "from");
        var to = Date(range, "to");
        var text = Text(search, "q");
        var onlineOnly = search["online_events_only"] is JsonValue online && online.GetValueKind() == JsonValueKind.True;
        var today = world.Now;
        var found = Candidates(world, places)
            .Select(world.View)
            .Where(view => onlineOnly ? view.Event.Attendance == Attendance.Online : view.Event.Attendance != Attendance.Online)
            .Where(view => !dates.Contains("current_future") || view.End >= world.Now)
            .Where(view => !dates.Contains("today") || (view.Start - today).Duration() < TimeSpan.FromDays(1))
            .Where(view => from is null || view.LocalStart.Date >= from)
            .Where(view => to is null || view.LocalStart.Date <= to)
            .Where(view => tags.IsEmpty || tags.Contains("EventbriteCategory/" + EventbriteCategory.IdOf(view.Event.Category)))
            .Where(view => text is null || view.Title.Contains(text, StringComparison.OrdinalIgnoreCase))
            .Where(view => Text(search, "price") is not "free" || view.IsFree)
            .OrderBy(view => view.Start).ThenBy(view => view.Listing.Index)
            .ToList();
        var reachable = Math.Min(found.Count, Reachable);
        var expansions = Strings(body, "expand.destination_event");
        return ApiAnswer.Written(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("events");
            EventbriteLists.WritePagination(json, reachable, page, size);
            json.WriteStartArray("results");
            foreach (var view in found.Take(Reachable).Skip((page - 1) * size).Take(size))
            {
                Write(json, view, expansions);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    /// <summary><c>GET /destination/events/?event_ids=</c>.</summary>
    public static ApiAnswer ByIds(World world, ApiRequest request)
    {
        var ids = (request.Text("event_ids") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        var found = ids.Select(id => world.Find(SourceKind.Eventbrite, id)).OfType<WorldListing>().Select(world.View).ToList();
        return ApiAnswer.Written(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("events");
            foreach (var view in found)
            {
                Write(json, view, EventbriteExpansions.Of(request));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static IEnumerable<WorldListing> Candidates(World world, ImmutableHashSet<string> places)
    {
        if (places.IsEmpty)
        {
            return world.All(SourceKind.Eventbrite);
        }

        return Cities.All.Where(city => places.Contains(city.PlaceId))
            .SelectMany(city => world.Near(SourceKind.Eventbrite, city.Latitude, city.Longitude, 40_000)
                .Where(listing => Cities.All[world.Plan.Events[listing.Event].City] == city));
    }

    private static void Write(Utf8JsonWriter json, ListingView view, ImmutableHashSet<string> expansions)
    {
        var text = JsonWriting.Description(view);
        var url = EventbriteEvents.UrlOf(view.Title, view.Id);
        var image = (700_000_000 + (long)(view.Listing.Oddity % 90_000_000)).ToString(CultureInfo.InvariantCulture);
        json.WriteStartObject();
        json.WriteString("_type", "destination_event");
        json.WriteString("id", view.Id);
        json.WriteString("eid", view.Id);
        json.WriteString("eventbrite_event_id", view.Id);
        json.WriteString("name", view.Title);
        json.WriteString("summary", text.Length > 140 ? text[..140] : text);
        json.WriteNull("full_description");
        json.WriteString("timezone", view.City.TimeZone);
        json.WriteString("start_date", JsonWriting.Date(view.LocalStart));
        json.WriteString("start_time", view.LocalStart.ToString("HH:mm", CultureInfo.InvariantCulture));
        json.WriteString("end_date", JsonWriting.Date(view.LocalEnd));
        json.WriteString("end_time", view.LocalEnd.ToString("HH:mm", CultureInfo.InvariantCulture));
        json.WriteBoolean("hide_start_date", false);
        json.WriteBoolean("hide_end_date", false);
        json.WriteString("url", url);
        json.WriteString("tickets_url", $"https://www.eventbrite.com/checkout-external?eid={view.Id}");
        json.WriteString("tickets_by", "Eventbrite");
        json.WriteString("checkout_flow", "widget");
        json.WriteString("language", "en-us");
        json.WriteBoolean("is_online_event", view.Event.Attendance == Attendance.Online);
        json.WriteNull("is_cancelled");
        json.WriteBoolean("is_protected_event", false);
        json.WriteString("published", JsonWriting.Utc(view.Event.Announced));
        json.WriteString("primary_venue_id", view.Venue?.EventbriteId);
        json.WriteString("primary_organizer_id", view.Organizer.EventbriteId);
        json.WriteString("series_id", EventbriteEvents.SeriesOf(view));
        json.WriteString("image_id", image);
        var category = EventbriteCategory.IdOf(view.Event.Category);
        json.WriteStartArray("tags");
        json.WriteStartObject();
        json.WriteString("prefix", "EventbriteCategory");
        json.WriteString("tag", "EventbriteCategory/" + category);
        json.WriteString("display_name", EventbriteCategory.NameOf(category));
        json.WriteEndObject();
        json.WriteEndArray();
        if (expansions.Contains("image"))
        {
            EventbriteEvents.WriteLogo(json, "image", image);
        }

        if (expansions.Contains("ticket_availability"))
        {
            EventbriteTickets.WriteAvailability(json, view);
        }

        if (expansions.Contains("event_sales_status"))
        {
            EventbriteTickets.WriteSalesStatus(json, view);
        }

        if (expansions.Contains("primary_venue") && view.Venue is { } venue)
        {
            json.WriteStartObject("primary_venue");
            json.WriteString("_type", "destination_venue");
            json.WriteString("id", venue.EventbriteId);
            json.WriteString("name", view.VenueName);
            EventbriteVenues.WriteAddress(json, venue, view.Latitude, view.Longitude);
            json.WriteEndObject();
        }

        if (expansions.Contains("primary_organizer"))
        {
            json.WriteStartObject("primary_organizer");
            json.WriteString("_type", "destination_profile");
            json.WriteString("profile_type", "organizer");
            json.WriteString("id", view.Organizer.EventbriteId);
            json.WriteString("name", view.Organizer.Name);
            json.WriteString("url", $"https://www.eventbrite.com/o/{Slug.Of(view.Organizer.Name)}-{view.Organizer.EventbriteId}");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            // Whatever cannot be read lacks its arguments, which is what the service answers.
            return null;
        }
    }

    private static ImmutableHashSet<string> Strings(JsonObject parent, string name) => parent[name] is JsonArray array
        ? [.. array.OfType<JsonValue>().Where(value => value.GetValueKind() == JsonValueKind.String).Select(value => value.GetValue<string>())]
        : [];

    private static string? Text(JsonObject parent, string name) =>
        parent[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length > 0 ? value.GetValue<string>() : null;

    private static DateTime? Date(JsonObject? parent, string name) =>
        parent is not null && Text(parent, name) is { Length: >= 10 } text
        && DateTime.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static bool TryNumber(JsonObject parent, string name, int low, int high, int fallback, out int number)
    {
        number = fallback;
        return parent[name] is null
            || (parent[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out number) && number >= low && number <= high);
    }
}
