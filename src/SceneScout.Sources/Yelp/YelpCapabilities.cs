using SceneScout.Domain.Quotas;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Yelp;

/// <summary>What the Yelp API allows by its documentation: the Starter plan's 300 calls a day, 40 km, offset up to 1,000.</summary>
internal static class YelpCapabilities
{
    /// <summary>The limits.</summary>
    public static readonly SourceCapabilities Value = new()
    {
        AreaSearch = true,
        ListsEvents = true,
        MaxRadiusMetres = 40_000,
        PageSize = 50,
        MaxReachable = 1000,
        Limits = [new CallLimit(300, TimeSpan.FromDays(1), Kind: WindowKind.UtcDay), new CallLimit(5, TimeSpan.FromSeconds(1))],
        MaxConcurrent = 2,
        Retention = TimeSpan.FromHours(24),
        Attribution = "Yelp: show the logo and a link back to the event's page.",
    };
}
