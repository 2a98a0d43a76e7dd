using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Eventbrite;

/// <summary>Reads <c>ticket_availability</c>, or else the expanded <c>ticket_classes</c>: amounts as decimal text (<c>major_value</c>); the minor units beside it have no fixed number of digits.</summary>
internal static class EventbritePrice
{
    /// <summary>The price; null when unknown.</summary>
    public static Price? Read(Field root, bool? isFree)
    {
        var tickets = root["ticket_availability"];
        if (!tickets.Exists)
            return OfClasses(root["ticket_classes"]);
        var (min, max) = (tickets["minimum_ticket_price"], tickets["maximum_ticket_price"]);
        var currency = Prices.Currency(min["currency"]) ?? Prices.Currency(max["currency"]) ?? Prices.Currency(root["currency"]);
        return Prices.Of(min["major_value"], max["major_value"], currency, isFree);
    }

    // What the public may buy at a price that is told: neither hidden classes nor donations, whose amount the giver chooses.
    private static Price? OfClasses(Field classes)
    {
        var open = classes.Items().Where(one => one["hidden"].Flag() != true && one["donation"].Flag() != true).ToList();
        var costs = open.Where(one => one["free"].Flag() != true).Select(Cost).Where(cost => cost["major_value"].Exists).ToList();
        var amounts = costs.Select(cost => cost["major_value"].Amount()).OfType<decimal>().ToList();
        if (amounts.Count == 0)
            return null;
        var currencies = costs.Select(cost => Prices.Currency(cost["currency"])).Distinct().ToList();
        if (currencies.Count > 1)
        {
            classes.Warn("Left out: the ticket classes have prices in different currencies.");
            return null;
        }

        return new Price(open.Any(one => one["free"].Flag() == true) ? 0 : amounts.Min(), amounts.Max(), currencies[0]);
    }

    // The display cost; old answers have it one level further down, beside fee and tax.
    private static Field Cost(Field one) => one["cost"]["cost"].Exists ? one["cost"]["cost"] : one["cost"];
}
