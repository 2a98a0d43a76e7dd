using System.Globalization;
using System.Text.Json;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Eventbrite;

/// <summary>Writes prices, sales status and ticket classes.</summary>
internal static class EventbriteTickets
{
    /// <summary>What tickets cost and whether there are any.</summary>
    public static void WriteAvailability(Utf8JsonWriter json, ListingView view)
    {
        json.WriteStartObject("ticket_availability");
        json.WriteBoolean("has_available_tickets", !view.Event.SoldOut);
        // A donation or a hidden price shows as zero although the event is not free.
        Price("minimum_ticket_price", view.PriceMin ?? 0);
        Price("maximum_ticket_price", view.PriceMax ?? 0);
        json.WriteBoolean("is_sold_out", view.Event.SoldOut);
        json.WriteBoolean("is_free", view.IsFree);
        json.WriteEndObject();

        void Price(string name, decimal value)
        {
            var major = value.ToString("0.00", CultureInfo.InvariantCulture);
            json.WriteStartObject(name);
            json.WriteString("currency", view.City.Currency);
            json.WriteString("major_value", major);
            json.WriteNumber("value", (long)(value * 100));
            json.WriteString("display", $"{major} {view.City.Currency}");
            json.WriteEndObject();
        }
    }

    /// <summary>The only reliable sign of a cancellation.</summary>
    public static void WriteSalesStatus(Utf8JsonWriter json, ListingView view)
    {
        var code = view.Status switch
        {
            ChangeKind.Cancelled => "event_cancelled",
            ChangeKind.Postponed => "event_postponed",
            _ => null,
        };
        json.WriteStartObject("event_sales_status");
        json.WriteString("sales_status", code is not null ? "unavailable" : view.Event.SoldOut ? "sold_out" : "on_sale");
        json.WriteNull("default_message");
        json.WriteString("currency", view.City.Currency);
        json.WriteString("message_code", code);
        json.WriteString("message", code is null ? null : code == "event_cancelled" ? "Event Cancelled" : "Event Postponed");
        json.WriteString("message_type", code is null ? null : "error");
        json.WriteEndObject();
    }

    /// <summary>The ticket classes.</summary>
    public static void WriteTicketClasses(Utf8JsonWriter json, ListingView view)
    {
        json.WriteStartArray("ticket_classes");
        json.WriteStartObject();
        json.WriteString("resource_uri", $"https://www.eventbriteapi.com/v3/events/{view.Id}/ticket_classes/{view.Id}1/");
        json.WriteString("id", view.Id + "1");
        json.WriteString("name", view.IsFree ? "Free admission" : "General admission");
        json.WriteBoolean("free", view.IsFree);
        json.WriteString("event_id", view.Id);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
