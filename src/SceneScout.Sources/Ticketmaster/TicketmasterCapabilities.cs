using SceneScout.Domain.Quotas;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Ticketmaster;

/// <summary>What the Discovery API allows by its documentation.</summary>
internal static class TicketmasterCapabilities
{
    /// <summary>The default key: 5,000 calls a day, 5 a second; size × page stays below 1,000.</summary>
    public static readonly SourceCapabilities Value = new()
    {
        AreaSearch = true,
        ListsEvents = true,
        MaxRadiusMetres = 500_000,
        // By date, then the events that are to be announced, then those to be defined.
        SearchesPerTile = 3,
        PageSize = 200,
        MaxReachable = 1000,
        Limits = [new CallLimit(5000, TimeSpan.FromDays(1), Kind: WindowKind.FromFirstCall), new CallLimit(5, TimeSpan.FromSeconds(1))],
        MaxConcurrent = 3,
        Retention = TimeSpan.FromDays(30),
        Attribution = "Powered by Ticketmaster; tickets are bought through the link to Ticketmaster.",
    };
}
