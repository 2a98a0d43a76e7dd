using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Eventbrite;

/// <summary>Reads <c>ticket_availability</c>: amounts as decimal text (<c>major_value</c>); the minor units beside it have no fixed number of digits.</summary>
internal static class EventbritePrice
{
    /// <summary>The price; null when unknown.</summary>
    public static Price? Read(Field root, bool? isFree)
    {
        var tickets = root["ticket_availability"];
        if (!tickets.Exists)
            return null;
        var (min, max) = (tickets["minimum_ticket_price"], tickets["maximum_ticket_price"]);
        var currency = Prices.Currency(min["currency"]) ?? Prices.Currency(max["currency"]) ?? Prices.Currency(root["currency"]);
        return Prices.Of(min["major_value"], max["major_value"], currency, isFree);
    }
}
