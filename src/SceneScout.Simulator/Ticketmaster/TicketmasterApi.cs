using System.Globalization;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Limits;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Ticketmaster;

/// <summary>Ticketmaster Discovery v2: event search, event and venue details.</summary>
internal sealed class TicketmasterApi : ISourceApi
{
    private const string Root = "/discovery/v2/";

    /// <inheritdoc/>
    public string Source => SourceNames.Ticketmaster;

    /// <inheritdoc/>
    public Credential Authenticate(ApiRequest request) => request.Text("apikey") switch
    {
        null => Credential.Refused(TicketmasterRefusals.MissingKey()),
        { } key when Credential.IsBad(key) => Credential.Refused(TicketmasterRefusals.InvalidKey()),
        { } key => Credential.Accepted(key),
    };

    /// <inheritdoc/>
    public ApiAnswer Answer(World world, ApiRequest request)
    {
        if (request.Method != "GET" || !request.Path.StartsWith(Root, StringComparison.Ordinal))
        {
            return TicketmasterRefusals.NoSuchResource();
        }

        var path = request.Path[Root.Length..].TrimEnd('/');
        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            path = path[..^5];
        }

        return path.Split('/') switch
        {
            ["events"] => TicketmasterSearch.Events(world, request),
            ["events", var id] => Event(world, request, id),
            ["events", var id, "images"] => Images(world, id),
            ["venues"] => TicketmasterSearch.Venues(world, request),
            ["venues", var id] => VenueOf(world, request, id),
            _ => TicketmasterRefusals.NoSuchResource(),
        };
    }

    /// <inheritdoc/>
    public ApiAnswer TooMany(LimitCheck check, string key) => TicketmasterRefusals.Fault(
        429,
        check.Exceeded?.Window.Name == "second"
            ? $"Spike arrest violation. Allowed rate : {check.Exceeded.Window.Calls.ToString(CultureInfo.InvariantCulture)}ps"
            : $"Rate limit quota violation. Quota limit exceeded. Identifier : {key}",
        check.Exceeded?.Window.Name == "second" ? "policies.ratelimit.SpikeArrestViolation" : "policies.ratelimit.QuotaViolation");

    /// <inheritdoc/>
    public ApiAnswer WithLimits(ApiAnswer answer, LimitCheck check, string key)
    {
        // Observed: errors carry no such headers, although they count.
        if (answer.Status is not 200 and not 429)
        {
            return answer;
        }

        var day = check.Longest;
        return answer
            .With("Rate-Limit", day.Window.Calls.ToString(CultureInfo.InvariantCulture))
            .With("Rate-Limit-Available", day.Left.ToString(CultureInfo.InvariantCulture))
            .With("Rate-Limit-Over", answer.Status == 429 && day.Left == 0 ? "1" : "0")
            .With("Rate-Limit-Reset", day.Reset.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
    }

    private static ApiAnswer Event(World world, ApiRequest request, string id) =>
        world.Find(SourceKind.Ticketmaster, id) is { } listing
            ? ApiAnswer.Written(200, json => TicketmasterEvents.Write(json, world.View(listing), world, null))
            : TicketmasterRefusals.NotFound(request.Text("locale") ?? "en-us", id);

    private static ApiAnswer Images(World world, string id) =>
        world.Find(SourceKind.Ticketmaster, id) is { } listing
            ? ApiAnswer.Written(200, json =>
            {
                json.WriteStartObject();
                json.WriteString("type", "event");
                json.WriteString("id", listing.Id);
                TicketmasterEvents.WriteImages(json, listing.Oddity);
                json.WriteStartObject("_links");
                json.WriteStartObject("self");
                json.WriteString("href", $"/discovery/v2/events/{listing.Id}/images?locale=en-us");
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndObject();
            })
            : TicketmasterRefusals.NotFound("en-us", id);

    private static ApiAnswer VenueOf(World world, ApiRequest request, string id) =>
        world.Plan.VenueById.TryGetValue(id, out var venue) && venue.TicketmasterId == id
            ? ApiAnswer.Written(200, json => TicketmasterVenues.Write(json, venue, venue.Name, venue.Latitude, venue.Longitude, null))
            : TicketmasterRefusals.NotFound(request.Text("locale") ?? "en-us", id);
}
