using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Eventbrite;

/// <summary>Writes events, venues and organizers; expansions only when they were asked for.</summary>
internal static class EventbriteEvents
{
    /// <summary>The path slug and id of an event's page.</summary>
    public static string UrlOf(string title, string id) => $"https://www.eventbrite.com/e/{Slug.Of(title)}-tickets-{id}";

    /// <summary>The id of a series: its organizer's id and its number.</summary>
    public static string? SeriesOf(ListingView view) =>
        view.Event.Series < 0 ? null : view.Organizer.EventbriteId + view.Event.Series.ToString(CultureInfo.InvariantCulture);

    /// <summary>Text with the service's escapes.</summary>
    public static string Html(string text) => WebUtility.HtmlEncode(text);

    /// <summary>The status field. For a cancelled event it is often wrong; only event_sales_status tells.</summary>
    public static string StatusOf(ListingView view, DateTimeOffset now)
    {
        if (view.Status == ChangeKind.Cancelled)
        {
            return view.Listing.Has("canceledAsLive", 0.25) ? "live" : view.Listing.Has("canceledAsCompleted", 0.3) ? "completed" : "canceled";
        }

        return now < view.Start ? "live" : now < view.End ? "started" : now < view.End.AddHours(6) ? "ended" : "completed";
    }

    /// <summary>An event.</summary>
    public static void Write(Utf8JsonWriter json, ListingView view, World world, ImmutableHashSet<string> expansions)
    {
        var listing = view.Listing;
        var text = JsonWriting.Description(view);
        var summary = text.Length > 140 ? text[..140] : text;
        var category = listing.Has("noCategory", 0.08) ? null : EventbriteCategory.IdOf(view.Event.Category);
        json.WriteStartObject();
        WriteText(json, "name", view.Title);
        WriteText(json, "description", summary);
        json.WriteString("url", UrlOf(view.Title, view.Id));
        WriteTime(json, "start", view.City.TimeZone, view.LocalStart, view.Start);
        WriteTime(json, "end", view.City.TimeZone, view.LocalEnd, view.End);
        json.WriteString("organization_id", view.Organizer.EventbriteId + "0");
        json.WriteString("created", JsonWriting.Utc(view.Event.Announced));
        json.WriteString("changed", JsonWriting.Utc(view.LastChanged));
        json.WriteString("published", JsonWriting.Utc(view.Event.Announced));
        json.WriteNull("capacity");
        json.WriteNull("capacity_is_custom");
        json.WriteString("status", StatusOf(view, world.Now));
        json.WriteString("currency", view.City.Currency);
        json.WriteBoolean("listed", true);
        json.WriteBoolean("shareable", true);
        json.WriteBoolean("invite_only", false);
        json.WriteBoolean("online_event", view.Event.Attendance == Attendance.Online);
        json.WriteBoolean("show_remaining", false);
        json.WriteNumber("tx_time_limit", 480);
        json.WriteBoolean("hide_start_date", view.Event.Precision == StartPrecision.DateToBeDetermined);
        json.WriteBoolean("hide_end_date", listing.Has("hideEnd", 0.05));
        json.WriteString("locale", "en_US");
        json.WriteBoolean("is_locked", false);
        json.WriteString("privacy_setting", "unlocked");
        json.WriteBoolean("is_series", view.Event.Series >= 0);
        json.WriteBoolean("is_series_parent", false);
        if (SeriesOf(view) is { } series)
        {
            json.WriteString("series_id", series);
        }

        json.WriteString("inventory_type", "limited");
        json.WriteBoolean("is_reserved_seating", false);
        json.WriteBoolean("show_pick_a_seat", false);
        json.WriteBoolean("show_seatmap_thumbnail", false);
        json.WriteBoolean("show_colors_in_seatmap_thumbnail", false);
        json.WriteString("source", "coyote");
        if (listing.Has("freeUnknown", 0.03))
        {
            json.WriteNull("is_free");
        }
        else
        {
            json.WriteBoolean("is_free", view.IsFree);
        }

        json.WriteNull("version");
        json.WriteString("summary", summary);
        json.WriteNull("facebook_event_id");
        var logo = listing.Has("noLogo", 0.1) ? null : (700_000_000 + (long)(listing.Oddity % 90_000_000)).ToString(CultureInfo.InvariantCulture);
        json.WriteString("logo_id", logo);
        json.WriteString("organizer_id", view.Organizer.EventbriteId);
        json.WriteString("venue_id", view.Venue?.EventbriteId);
        json.WriteString("category_id", category);
        json.WriteNull("subcategory_id");
        json.WriteString("format_id", view.Event.Category is EventCategory.Music ? "6" : "1");
        json.WriteString("id", view.Id);
        json.WriteString("resource_uri", $"https://www.eventbriteapi.com/v3/events/{view.Id}/");
        json.WriteBoolean("is_externally_ticketed", false);
        WriteLogo(json, "logo", logo);
        WriteExpansions(json, view, expansions, category);
        json.WriteEndObject();
    }

    /// <summary>An organizer.</summary>
    public static void WriteOrganizer(Utf8JsonWriter json, Organizer organizer)
    {
        json.WriteStartObject();
        WriteText(json, "description", $"{organizer.Name} makes events in {Cities.All[organizer.CityIndex].Name}.");
        WriteText(json, "long_description", $"{organizer.Name} makes events in {Cities.All[organizer.CityIndex].Name}.");
        json.WriteString("resource_uri", $"https://www.eventbriteapi.com/v3/organizers/{organizer.EventbriteId}/");
        json.WriteString("id", organizer.EventbriteId);
        json.WriteString("name", organizer.Name);
        json.WriteString("url", $"https://www.eventbrite.com/o/{Slug.Of(organizer.Name)}-{organizer.EventbriteId}");
        json.WriteNumber("num_past_events", 10 + (organizer.Index % 90));
        json.WriteNumber("num_future_events", 1 + (organizer.Index % 9));
        json.WriteString("website", $"https://{Slug.Of(organizer.Name)}.example/");
        json.WriteEndObject();
    }

    /// <summary>A picture, or null without an id.</summary>
    public static void WriteLogo(Utf8JsonWriter json, string name, string? id)
    {
        if (id is null)
        {
            json.WriteNull(name);
            return;
        }

        var url = $"https://img.evbuc.com/https%3A%2F%2Fcdn.evbuc.com%2Fimages%2F{id}%2F166312578381%2F1%2Foriginal.jpg?auto=format%2Ccompress&q=75&sharp=10";
        json.WriteStartObject(name);
        json.WriteStartObject("crop_mask");
        json.WriteStartObject("top_left");
        json.WriteNumber("x", 0);
        json.WriteNumber("y", 0);
        json.WriteEndObject();
        json.WriteNumber("width", 2160);
        json.WriteNumber("height", 1080);
        json.WriteEndObject();
        json.WriteStartObject("original");
        json.WriteString("url", url);
        json.WriteNumber("width", 2160);
        json.WriteNumber("height", 1080);
        json.WriteEndObject();
        json.WriteString("id", id);
        json.WriteString("url", url + "&h=200&w=450&rect=0%2C0%2C2160%2C1080");
        json.WriteString("aspect_ratio", "2");
        json.WriteString("edge_color", "#201e37");
        json.WriteBoolean("edge_color_set", true);
        json.WriteEndObject();
    }

    private static void WriteExpansions(Utf8JsonWriter json, ListingView view, ImmutableHashSet<string> expansions, string? category)
    {
        if (expansions.Contains("venue"))
        {
            json.WritePropertyName("venue");
            if (view.Venue is { } venue)
            {
                EventbriteVenues.Write(json, venue, view.VenueName, view.Latitude, view.Longitude);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        if (expansions.Contains("organizer"))
        {
            json.WritePropertyName("organizer");
            WriteOrganizer(json, view.Organizer);
        }

        if (expansions.Contains("category"))
        {
            json.WritePropertyName("category");
            if (category is null)
            {
                json.WriteNullValue();
            }
            else
            {
                EventbriteCategory.Write(json, category);
            }
        }

        if (expansions.Contains("ticket_availability"))
        {
            EventbriteTickets.WriteAvailability(json, view);
        }

        if (expansions.Contains("event_sales_status"))
        {
            EventbriteTickets.WriteSalesStatus(json, view);
        }

        if (expansions.Contains("ticket_classes"))
        {
            EventbriteTickets.WriteTicketClasses(json, view);
        }
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteString("html", Html(text));
        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, string zone, DateTime local, DateTimeOffset instant)
    {
        json.WriteStartObject(name);
        json.WriteString("timezone", zone);
        json.WriteString("local", JsonWriting.Local(local));
        json.WriteString("utc", JsonWriting.Utc(instant));
        json.WriteEndObject();
    }
}
