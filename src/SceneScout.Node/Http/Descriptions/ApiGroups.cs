using System.Collections.Immutable;

namespace SceneScout.Node.Http.Descriptions;

/// <summary>Routes that belong together, under a name for people.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What they are for.</param>
/// <param name="Paths">Where they begin.</param>
internal sealed record ApiGroup(string Name, string Description, ImmutableArray<string> Paths);

/// <summary>The groups of the API's routes, in the order in which a reader meets them.</summary>
internal static class ApiGroups
{
    /// <summary>All groups.</summary>
    public static readonly ImmutableArray<ApiGroup> All =
    [
        new("Events", "Events that were found: by place, time, category, price and words, one by one, and their pictures.", ["/api/events", "/api/images"]),
        new("Exports", "The same events as GeoJSON, as a calendar, as JSON Lines and CSV.", ["/api/events.geojson", "/api/events.ics", "/api/events/export"]),
        new("Changes", "What happens to events: as pages, as server-sent events, over a WebSocket.", ["/api/events/changes", "/api/stream", "/ws"]),
        new("Sending events", "Events that you send through the whole pipeline.", ["/api/events/process", "/api/submissions"]),
        new("Review", "What people decide: events that wait, pairs of listings that may be one event.", ["/api/review", "/api/events/{id}/review", "/api/events/{id}/split"]),
        new("Discoveries", "Searches on demand: begin one, follow it, end it.", ["/api/discoveries"]),
        new("Places", "The points of places, and the cities, countries and time zones of points.", ["/api/geo"]),
        new("Tasks", "The queue: tasks, why each is where it is, and those that were given up.", ["/api/tasks", "/api/dead-letters"]),
        new("Workers", "Who works on tasks.", ["/api/workers"]),
        new("System", "How the whole system stands, its schedule, figures, alerts, and whether the store is consistent.", ["/api/spawn", "/api/schedule", "/api/figures", "/api/alerts", "/api/consistency"]),
        new("Call budgets", "How many calls each source allows, and how many are left.", ["/api/quotas"]),
        new("Workflows", "Threds: running workflows, the events that move them, and what they did.", ["/api/threds"]),
        new("Patterns", "The definitions of workflows, their versions and tests.", ["/api/patterns"]),
        new("Mailboxes", "What waits for participants of workflows, and the groups that they are in.", ["/api/participants", "/api/groups"]),
        new("Operator's verbs", "The verbs of the operator's shell, described and run.", ["/api/palettes"]),
        new("Health", "Probes for load balancers and orchestrators.", ["/health"]),
    ];

    /// <summary>The group of a route: the one that names the longest beginning of its path; null for none.</summary>
    public static ApiGroup? Of(string path) => All
        .SelectMany(group => group.Paths, (group, start) => (Group: group, Start: start))
        .Where(one => path == one.Start || path.StartsWith(one.Start + "/", StringComparison.Ordinal))
        .MaxBy(one => one.Start.Length).Group;
}
