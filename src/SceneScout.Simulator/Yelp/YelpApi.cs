using System.Globalization;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Limits;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Yelp;

/// <summary>Yelp Fusion: event search, event details and the featured event.</summary>
internal sealed class YelpApi : ISourceApi
{
    /// <inheritdoc/>
    public string Source => SourceNames.Yelp;

    /// <inheritdoc/>
    public Credential Authenticate(ApiRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length > 0 && request.Bearer() is null)
        {
            // The real service repeats the whole header, key included.
            return Credential.Refused(YelpRefusals.Validation("Authorization", header, @"does not match '^(?i)Bearer [A-Za-z0-9\\-\\_]{128}$'"));
        }

        return request.Bearer() switch
        {
            null => Credential.Refused(YelpRefusals.Error(401, "TOKEN_MISSING", "An access token must be supplied in order to use this endpoint.")),
            { } key when Credential.IsBad(key) => Credential.Refused(YelpRefusals.Error(401, "TOKEN_INVALID", "Invalid access token or authorization header.")),
            { } key => Credential.Accepted(key),
        };
    }

    /// <inheritdoc/>
    public ApiAnswer Answer(World world, ApiRequest request) => request.Method != "GET"
        ? YelpRefusals.Error(405, "METHOD_NOT_ALLOWED", "The method is not allowed for the requested URL.")
        : request.Path.Trim('/').Split('/') switch
        {
            ["v3", "events"] => YelpSearch.Events(world, request),
            ["v3", "events", "search"] => YelpRefusals.NotFound(),
            ["v3", "events", "featured"] => YelpSearch.Featured(world, request),
            ["v3", "events", var id] => world.Find(SourceKind.Yelp, id) is { } listing
                ? ApiAnswer.Written(200, json => YelpEvents.Write(json, world.View(listing)))
                : YelpRefusals.Error(404, "EVENT_NOT_FOUND", "The requested event could not be found."),
            _ => YelpRefusals.NotFound(),
        };

    /// <inheritdoc/>
    public ApiAnswer TooMany(LimitCheck check, string key) => check.Exceeded?.Window.Name == "day"
        ? YelpRefusals.Error(429, "ACCESS_LIMIT_REACHED", "You've reached the access limit for this client. See instructions for requesting a higher access limit at https://docs.developer.yelp.com/docs/places-rate-limiting")
        : YelpRefusals.Error(429, "TOO_MANY_REQUESTS_PER_SECOND", "You have exceeded the queries-per-second limit for this endpoint. Try reducing the rate at which you make queries.");

    /// <inheritdoc/>
    public ApiAnswer WithLimits(ApiAnswer answer, LimitCheck check, string key)
    {
        var day = check.Longest;
        return answer
            .With("RateLimit-DailyLimit", day.Window.Calls.ToString(CultureInfo.InvariantCulture))
            .With("RateLimit-Remaining", day.Left.ToString(CultureInfo.InvariantCulture))
            .With("RateLimit-ResetTime", day.Reset.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture));
    }
}
