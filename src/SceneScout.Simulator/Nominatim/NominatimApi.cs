using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Limits;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Nominatim;

/// <summary>A geocoder that speaks as Nominatim does and knows the venues, streets and cities of the world.</summary>
internal sealed class NominatimApi : ISourceApi
{
    /// <inheritdoc/>
    public string Source => SourceNames.Nominatim;

    /// <inheritdoc/>
    public Credential Authenticate(ApiRequest request)
    {
        // The public server knows callers by what they say they are, hosted ones by a key.
        var agent = request.Headers.UserAgent.ToString();
        return request.Text("key") is { } key
            ? Credential.IsBad(key) ? Credential.Refused(Error(401, "Invalid key")) : Credential.Accepted(key)
            : agent.Length > 0 ? Credential.Accepted(agent) : Credential.Refused(Error(403, "Usage policy: a User-Agent is needed"));
    }

    /// <inheritdoc/>
    public ApiAnswer Answer(World world, ApiRequest request) => request.Text("format") is not (null or "json" or "jsonv2")
        ? Error(400, "Parameter 'format' must be one of: json, jsonv2")
        : request.Path.Trim('/') switch
        {
            "search" => Search(world, request),
            "reverse" => Reverse(world, request),
            "status" => ApiAnswer.Written(200, json =>
            {
                json.WriteStartObject();
                json.WriteNumber("status", 0);
                json.WriteString("message", "OK");
                json.WriteEndObject();
            }),
            _ => Error(404, "File not found"),
        };

    /// <inheritdoc/>
    public ApiAnswer TooMany(LimitCheck check, string key) => Error(429, "Bandwidth limit exceeded");

    /// <inheritdoc/>
    public ApiAnswer WithLimits(ApiAnswer answer, LimitCheck check, string key) => answer;

    private static ApiAnswer Search(World world, ApiRequest request)
    {
        var free = request.Text("q");
        var (street, city, postal) = (request.Text("street"), request.Text("city"), request.Text("postalcode"));
        if (free is not null && (street ?? city ?? postal) is not null)
        {
            return Error(400, "Structured query parameters (amenity, street, city, county, state, postalcode, country) cannot be used together with 'q' parameter.");
        }

        if ((free ?? street ?? city ?? postal) is null)
        {
            return Error(400, "Nothing to search for.");
        }

        var countries = request.Text("countrycodes")?.Split(',');
        var found = free is not null ? NominatimSearch.Free(world, free, countries) : NominatimSearch.Structured(world, street, city, postal, countries);
        return ApiAnswer.Written(200, json =>
        {
            json.WriteStartArray();
            found?.Write(json);
            json.WriteEndArray();
        });
    }

    private static ApiAnswer Reverse(World world, ApiRequest request)
    {
        if (!request.TryDouble("lat", out var lat) || !request.TryDouble("lon", out var lon) || lat is not (>= -90 and <= 90) || lon is not (>= -180 and <= 180))
        {
            return Error(400, "Need coordinates 'lat' and 'lon'.");
        }

        return ApiAnswer.Written(200, json =>
        {
            if (NominatimSearch.At(world, lat.Value, lon.Value) is { } found)
            {
                found.Write(json);
                return;
            }

            json.WriteStartObject();
            json.WriteString("error", "Unable to geocode");
            json.WriteEndObject();
        });
    }

    private static ApiAnswer Error(int status, string message) => ApiAnswer.Written(status, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteNumber("code", status);
        json.WriteString("message", message);
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
