using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Eventbrite;

/// <summary>What the API v3 allows: 2,000 calls an hour a token; no public search since December 2019.</summary>
internal static class EventbriteCapabilities
{
    /// <summary>The limits.</summary>
    public static readonly SourceCapabilities Value = new()
    {
        AreaSearch = false,
        ListsEvents = true,
        MaxRadiusMetres = 50_000,
        PageSize = 50,
        SeedsPerCall = new Dictionary<string, int> { [EventbriteSeeds.Names[EventbriteSeeds.Events]] = EventbriteSeeds.Batch },
        MaxReachable = null,
        Limits = [new CallLimit(2000, TimeSpan.FromHours(1)), new CallLimit(100, TimeSpan.FromMinutes(1))],
        MaxConcurrent = 5,
        Retention = null,
        Attribution = "Eventbrite: link back to the event's page.",
    };
}
