using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Ticketmaster;

/// <summary>Reads <c>priceRanges</c>. The same price may be there with and without fees; the one without is taken, so that sources compare.</summary>
internal static class TicketmasterPrice
{
    private const string Standard = "standard";
    private const string WithFees = "standard including fees";

    /// <summary>The price; null when unknown.</summary>
    public static Price? Read(Field ranges)
    {
        var all = ranges.Items().Where(range => range.IsObject).ToList();
        if (all.Count == 0)
            return null;
        var types = all.ConvertAll(range => range["type"].Text()?.ToLowerInvariant());
        var index = types.IndexOf(Standard);
        if (index < 0)
            index = types.IndexOf(WithFees);
        if (index < 0)
            index = 0;
        bool? fees = types[index] == WithFees ? true : types[index] == Standard && types.Contains(WithFees) ? false : null;
        var chosen = all[index];
        return Prices.Of(chosen["min"], chosen["max"], Prices.Currency(chosen["currency"]), isFree: null, fees);
    }
}
