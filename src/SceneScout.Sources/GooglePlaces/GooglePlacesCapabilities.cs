using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.GooglePlaces;

/// <summary>What Places API (New) allows: 20 results a call, no paging, quotas by the minute and the method as the project's console sets them.</summary>
internal static class GooglePlacesCapabilities
{
    /// <summary>The limits. The terms forbid keeping content; coordinates may be kept 30 days, place ids for good.</summary>
    public static readonly SourceCapabilities Value = new()
    {
        AreaSearch = false,
        ListsEvents = false,
        MaxRadiusMetres = 50_000,
        PageSize = 20,
        MaxReachable = 20,
        Limits = [new CallLimit(600, TimeSpan.FromMinutes(1))],
        MaxConcurrent = 4,
        Retention = TimeSpan.FromDays(30),
        Attribution = "Google Maps",
    };
}
