using System.Globalization;
using System.Text.Json;
using SceneScout.Domain.Tasks;

namespace SceneScout.Sources.Eventbrite;

/// <summary>The request of the search interface behind Eventbrite's own pages. Nobody supports it; it is used only when that is switched on.</summary>
internal static class EventbriteDestination
{
    private const int PageSize = 50;

    /// <summary>The body of a search around one place (a Who's On First id).</summary>
    public static byte[] Body(string place, DateRange range, int page)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("browse_surface", "search");
            json.WriteStartObject("event_search");
            json.WriteStartArray("places");
            json.WriteStringValue(place);
            json.WriteEndArray();
            json.WriteStartArray("dates");
            json.WriteStringValue("current_future");
            json.WriteEndArray();
            json.WriteStartObject("date_range");
            json.WriteString("from", range.Start.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("to", range.End.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteEndObject();
            json.WriteBoolean("dedup", true);
            json.WriteNumber("page", page);
            json.WriteNumber("page_size", PageSize);
            json.WriteEndObject();
            json.WriteStartArray("expand.destination_event");
            foreach (var name in (ReadOnlySpan<string>)["primary_venue", "image", "ticket_availability", "event_sales_status", "primary_organizer"])
                json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
