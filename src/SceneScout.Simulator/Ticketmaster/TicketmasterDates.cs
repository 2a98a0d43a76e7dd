using System.Globalization;
using System.Text.Json;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Ticketmaster;

/// <summary>Writes the <c>dates</c> of an event: what is known, and the flags for what is not.</summary>
internal static class TicketmasterDates
{
    /// <summary>The block with its name.</summary>
    public static void Write(Utf8JsonWriter json, ListingView view, string partner)
    {
        var listing = view.Listing;
        var precision = view.Status == ChangeKind.Postponed ? StartPrecision.DateToBeAnnounced : view.Event.Precision;
        json.WriteStartObject("dates");
        if (partner == "universe")
        {
            json.WriteStartObject("access");
            json.WriteString("startDateTime", "2016-01-01T00:00:00Z");
            json.WriteBoolean("startApproximate", false);
            json.WriteBoolean("endApproximate", false);
            json.WriteEndObject();
        }

        json.WriteStartObject("start");
        if (precision != StartPrecision.DateToBeAnnounced)
        {
            json.WriteString("localDate", JsonWriting.Date(view.LocalStart));
        }

        if (precision is StartPrecision.Exact or StartPrecision.DateToBeDetermined)
        {
            json.WriteString("localTime", Time(view.LocalStart));
            json.WriteString("dateTime", JsonWriting.Utc(view.Start));
        }

        json.WriteBoolean("dateTBD", precision == StartPrecision.DateToBeDetermined);
        json.WriteBoolean("dateTBA", precision == StartPrecision.DateToBeAnnounced);
        json.WriteBoolean("timeTBA", precision == StartPrecision.TimeToBeAnnounced);
        json.WriteBoolean("noSpecificTime", precision == StartPrecision.DateOnly);
        json.WriteEndObject();
        WriteEnd(json, view, partner, precision);
        if (view.Status is ChangeKind.Postponed or ChangeKind.Rescheduled && !listing.Has("noInitial", 0.2))
        {
            json.WriteStartObject("initialStartDate");
            json.WriteString("localDate", JsonWriting.Date(view.Event.LocalStart));
            json.WriteString("localTime", Time(view.Event.LocalStart));
            json.WriteString("dateTime", JsonWriting.Utc(view.Event.Start));
            json.WriteEndObject();
        }

        if (!listing.Has("noTimezone", 0.4))
        {
            json.WriteString("timezone", view.City.TimeZone);
        }

        json.WriteStartObject("status");
        json.WriteString("code", view.Status switch
        {
            ChangeKind.Cancelled => "cancelled",
            ChangeKind.Postponed => "postponed",
            ChangeKind.Rescheduled => "rescheduled",
            _ => view.Event.SoldOut || listing.Has("offsale", 0.1) ? "offsale" : "onsale",
        });
        json.WriteEndObject();
        json.WriteBoolean("spanMultipleDays", view.Event.Duration >= TimeSpan.FromDays(1));
        json.WriteEndObject();
    }

    private static void WriteEnd(Utf8JsonWriter json, ListingView view, string partner, StartPrecision precision)
    {
        if (precision != StartPrecision.Exact || !(partner == "universe" || view.Event.Duration >= TimeSpan.FromDays(1) || view.Listing.Has("end", 0.05)))
        {
            return;
        }

        json.WriteStartObject("end");
        if (view.Listing.Has("emptyEnd", 0.05))
        {
            json.WriteBoolean("approximate", false);
            json.WriteBoolean("noSpecificTime", false);
            json.WriteEndObject();
            return;
        }

        json.WriteString("localDate", JsonWriting.Date(view.LocalEnd));
        // Universe repeats the start's time here; its dateTime is right.
        json.WriteString("localTime", Time(partner == "universe" ? view.LocalStart : view.LocalEnd));
        json.WriteString("dateTime", JsonWriting.Utc(view.End));
        json.WriteBoolean("approximate", false);
        json.WriteBoolean("noSpecificTime", false);
        json.WriteEndObject();
    }

    private static string Time(DateTime local) => local.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
