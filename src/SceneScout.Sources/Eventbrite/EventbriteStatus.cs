using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Eventbrite;

/// <summary>Status and sales. A cancelled event may come as <c>live</c> or <c>completed</c>; only the sales status tells it for sure.</summary>
internal static class EventbriteStatus
{
    /// <summary>Whether the event takes place.</summary>
    public static EventStatus Read(Field root)
    {
        switch (root["event_sales_status"]["message_code"].Text()?.ToLowerInvariant())
        {
            case "event_cancelled" or "event_canceled":
                return EventStatus.Cancelled;
            case "event_postponed":
                return EventStatus.Postponed;
            default:
                break;
        }

        if (root["is_cancelled"].Flag() == true)
            return EventStatus.Cancelled;
        var status = root["status"];
        switch (status.Text()?.ToLowerInvariant())
        {
            case "canceled" or "cancelled":
                return EventStatus.Cancelled;
            case "postponed":
                return EventStatus.Postponed;
            case null or "live" or "started" or "ended" or "completed":
                return EventStatus.Scheduled;
            default:
                status.Warn("Left out: not draft, live, started, ended, completed or canceled.");
                return EventStatus.Scheduled;
        }
    }

    /// <summary>Whether tickets can be bought.</summary>
    public static SalesStatus Sales(Field root)
    {
        var tickets = root["ticket_availability"];
        if (tickets["is_sold_out"].Flag() == true)
            return SalesStatus.SoldOut;
        switch (root["event_sales_status"]["sales_status"].Text()?.ToLowerInvariant())
        {
            case "on_sale":
                return SalesStatus.OnSale;
            case "sold_out":
                return SalesStatus.SoldOut;
            case "unavailable" or "sales_ended" or "not_yet_on_sale" or "off_sale":
                return SalesStatus.OffSale;
            default:
                return tickets["has_available_tickets"].Flag() == true ? SalesStatus.OnSale : SalesStatus.Unknown;
        }
    }
}
