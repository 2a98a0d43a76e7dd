using System.Collections.Immutable;
using SceneScout.Simulator.Hosting;

namespace SceneScout.Simulator.Eventbrite;

/// <summary>The expansions a client has asked for; unknown names are ignored, as the service does.</summary>
internal static class EventbriteExpansions
{
    /// <summary>The names of the <c>expand</c> parameter.</summary>
    public static ImmutableHashSet<string> Of(ApiRequest request) =>
        [.. (request.Text("expand") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => name.Split('.')[0])];
}
