using System.Globalization;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Limits;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Eventbrite;

/// <summary>Eventbrite v3 as it is since 2020: lists by organizer, venue, series and id; no public search; and the undocumented destination search.</summary>
internal sealed class EventbriteApi : ISourceApi
{
    private const string Root = "/v3/";

    /// <inheritdoc/>
    public string Source => SourceNames.Eventbrite;

    /// <inheritdoc/>
    public Credential Authenticate(ApiRequest request)
    {
        if (request.Headers.Authorization.Count > 0 && request.Bearer() is null)
        {
            return Credential.Refused(EventbriteRefusals.Error(400, "INVALID_AUTH_HEADER", "The Authorization header you provided was invalid."));
        }

        return (request.Bearer() ?? request.Text("token")) switch
        {
            null => Credential.Refused(EventbriteRefusals.NoAuth()),
            { } key when Credential.IsBad(key) => Credential.Refused(EventbriteRefusals.InvalidAuth()),
            { } key => Credential.Accepted(key),
        };
    }

    /// <inheritdoc/>
    public ApiAnswer Answer(World world, ApiRequest request)
    {
        if (!request.Path.StartsWith(Root, StringComparison.Ordinal))
        {
            return EventbriteRefusals.NoSuchPath();
        }

        if (!request.Path.EndsWith('/'))
        {
            return ApiAnswer.Redirect($"/{SourceNames.Eventbrite}{request.Path}/{Query(request)}");
        }

        var parts = request.Path[Root.Length..].Trim('/').Split('/');
        if (request.Method == "POST")
        {
            return parts is ["destination", "search"] ? EventbriteDestinationApi.Search(world, request) : EventbriteRefusals.Error(405, "METHOD_NOT_ALLOWED", "Method not allowed.");
        }

        return parts switch
        {
            ["events", "search"] => EventbriteRefusals.NoSuchPath(),
            ["events"] => EventbriteLists.ByIds(world, request),
            ["events", var id] => Event(world, request, id),
            ["events", var id, "description"] => Description(world, id),
            ["events", var id, "ticket_classes"] => TicketClasses(world, id),
            ["venues", var id] => VenueOf(world, id),
            ["venues", var id, "events"] => EventbriteLists.ByVenue(world, request, id),
            ["organizers", var id] => OrganizerOf(world, id),
            ["organizers", var id, "events"] => EventbriteLists.ByOrganizer(world, request, id),
            ["series", var id, "events"] => EventbriteLists.BySeries(world, request, id),
            ["categories"] => EventbriteCategory.List(),
            ["destination", "events"] => EventbriteDestinationApi.ByIds(world, request),
            ["users", "me"] => EventbriteRefusals.Error(403, "NOT_AUTHORIZED", "You do not have permission to access the resource you requested."),
            ["organizations", _, "events"] => EventbriteRefusals.NotFound("organization"),
            _ => EventbriteRefusals.NoSuchPath(),
        };
    }

    /// <inheritdoc/>
    public ApiAnswer TooMany(LimitCheck check, string key) =>
        EventbriteRefusals.Error(429, "HIT_RATE_LIMIT", "You have reached the hourly rate limit for this token. Default rate limits are 2,000 calls per hour.");

    /// <inheritdoc/>
    public ApiAnswer WithLimits(ApiAnswer answer, LimitCheck check, string key)
    {
        // The real header repeats token and key in clear text.
        var hour = check.Longest;
        var use = string.Create(
            CultureInfo.InvariantCulture,
            $"{hour.Used}/{hour.Window.Calls} reset={Math.Max(0, (long)Math.Ceiling((hour.Reset - check.Now).TotalSeconds))}s");
        return answer.With("x-rate-limit", $"token:{key} {use}, key:{key} {use}");
    }

    private static ApiAnswer Event(World world, ApiRequest request, string id) => world.Find(SourceKind.Eventbrite, id) is { } listing
        ? ApiAnswer.Written(200, json => EventbriteEvents.Write(json, world.View(listing), world, EventbriteExpansions.Of(request)))
        : EventbriteRefusals.NotFound("event");

    private static ApiAnswer Description(World world, string id) => world.Find(SourceKind.Eventbrite, id) is { } listing
        ? ApiAnswer.Written(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("description", $"<div>{EventbriteEvents.Html(JsonWriting.Description(world.View(listing)))}</div>");
            json.WriteEndObject();
        })
        : EventbriteRefusals.NotFound("event");

    private static ApiAnswer TicketClasses(World world, string id) => world.Find(SourceKind.Eventbrite, id) is { } listing
        ? ApiAnswer.Written(200, json =>
        {
            json.WriteStartObject();
            EventbriteLists.WritePagination(json, 1, 1, 50);
            EventbriteTickets.WriteTicketClasses(json, world.View(listing));
            json.WriteEndObject();
        })
        : EventbriteRefusals.NotFound("event");

    private static ApiAnswer VenueOf(World world, string id) => world.Plan.VenueById.TryGetValue(id, out var venue) && venue.EventbriteId == id
        ? ApiAnswer.Written(200, json => EventbriteVenues.Write(json, venue, venue.Name, venue.Latitude, venue.Longitude))
        : EventbriteRefusals.NotFound("venue");

    private static ApiAnswer OrganizerOf(World world, string id) => world.Plan.OrganizerById.TryGetValue(id, out var organizer)
        ? ApiAnswer.Written(200, json => EventbriteEvents.WriteOrganizer(json, organizer))
        : EventbriteRefusals.NotFound("organizer");

    private static string Query(ApiRequest request) => request.Query.Count == 0
        ? ""
        : "?" + string.Join('&', request.Query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value.ToString())}"));
}
