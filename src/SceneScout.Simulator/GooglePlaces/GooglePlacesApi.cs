using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Limits;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.GooglePlaces;

/// <summary>Google Places (New): nearby search, text search and details. Venues only; no events.</summary>
internal sealed class GooglePlacesApi : ISourceApi
{
    /// <inheritdoc/>
    public string Source => SourceNames.GooglePlaces;

    /// <inheritdoc/>
    public ImmutableArray<string> VaryBy => [FieldMask.Header];

    /// <inheritdoc/>
    public Credential Authenticate(ApiRequest request)
    {
        var header = request.Headers["X-Goog-Api-Key"].ToString();
        return (header.Length > 0 ? header : request.Text("key")) switch
        {
            null => Credential.Refused(GoogleErrors.Error(
                403,
                "PERMISSION_DENIED",
                "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.")),
            { } key when Credential.IsBad(key) => Credential.Refused(GoogleErrors.Error(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", "API_KEY_INVALID")),
            { } key => Credential.Accepted(key),
        };
    }

    /// <inheritdoc/>
    public ApiAnswer Answer(World world, ApiRequest request) => (request.Method, request.Path) switch
    {
        ("POST", "/v1/places:searchNearby") => WithBody(request, (body, mask) => GoogleSearch.Nearby(world, body, mask)),
        ("POST", "/v1/places:searchText") => WithBody(request, (body, mask) => GoogleSearch.Text(world, body, mask)),
        ("GET", _) when request.Path.StartsWith("/v1/places/", StringComparison.Ordinal) => Details(world, request, request.Path["/v1/places/".Length..]),
        _ => GoogleErrors.Error(404, "NOT_FOUND", "Requested entity was not found."),
    };

    /// <inheritdoc/>
    public ApiAnswer TooMany(LimitCheck check, string key) => GoogleErrors.Error(
        429,
        "RESOURCE_EXHAUSTED",
        "Quota exceeded for quota metric 'SearchNearbyRequest' and limit 'SearchNearbyRequest per minute' of service 'places.googleapis.com' for consumer 'project_number:000000000000'.",
        "RATE_LIMIT_EXCEEDED");

    /// <inheritdoc/>
    public ApiAnswer WithLimits(ApiAnswer answer, LimitCheck check, string key) => answer;

    private static ApiAnswer WithBody(ApiRequest request, Func<JsonObject, FieldMask, ApiAnswer> answer)
    {
        if (FieldMask.Of(request, out var mask) is { } missing)
        {
            return missing;
        }

        JsonObject? body;
        try
        {
            body = JsonNode.Parse(request.Body) as JsonObject;
        }
        catch (JsonException e)
        {
            return GoogleErrors.Invalid("Invalid JSON payload received. " + e.Message);
        }

        return body is null ? GoogleErrors.Invalid("Invalid JSON payload received. Expected an object.") : answer(body, mask);
    }

    private static ApiAnswer Details(World world, ApiRequest request, string id)
    {
        if (FieldMask.Of(request, out var mask) is { } missing)
        {
            return missing;
        }

        if (!world.Plan.VenueById.TryGetValue(id, out var venue) || venue.GoogleId != id)
        {
            return GoogleErrors.Error(404, "NOT_FOUND", "The Place ID is no longer valid. Please refresh cached Place IDs as per https://developers.google.com/maps/documentation/places/web-service/place-id#refresh-id.");
        }

        return mask.Apply(GooglePlaceJson.Of(venue, world.Now), "", out var selected) is { } wrong ? wrong : ApiAnswer.Json(200, selected!);
    }
}
