using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Meetup;

/// <summary>What the GraphQL API allows: 500 points a minute; Pro subscribers only.</summary>
internal static class MeetupCapabilities
{
    /// <summary>The limits.</summary>
    public static readonly SourceCapabilities Value = new()
    {
        AreaSearch = true,
        ListsEvents = true,
        MaxRadiusMetres = 160_934,
        PageSize = 50,
        MaxReachable = null,
        Limits = [new CallLimit(500, TimeSpan.FromMinutes(1), "points")],
        MaxConcurrent = 3,
        Retention = TimeSpan.FromDays(1),
        Attribution = "Meetup: link back to the event's page.",
    };
}
