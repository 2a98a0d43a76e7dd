using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Limits;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Meetup;

/// <summary>Meetup's GraphQL endpoint of 2025 (<c>/gql-ext</c>). Errors of a query come with status 200.</summary>
internal sealed class MeetupApi : ISourceApi
{
    /// <inheritdoc/>
    public string Source => SourceNames.Meetup;

    /// <inheritdoc/>
    public Credential Authenticate(ApiRequest request) => request.Bearer() switch
    {
        null => Credential.Refused(Errors(401, "Unauthorized", ("code", "UNAUTHENTICATED"))),
        { } key when Credential.IsBad(key) => Credential.Refused(Errors(401, "Invalid or expired access token", ("code", "UNAUTHENTICATED"))),
        { } key => Credential.Accepted(key),
    };

    /// <inheritdoc/>
    public ApiAnswer Answer(World world, ApiRequest request)
    {
        if (request.Path.TrimEnd('/') == "/gql")
        {
            return ApiAnswer.Json(503, new JsonObject { ["message"] = "This API endpoint is deprecated and will be turned off soon. Please migrate to /gql-ext." });
        }

        if (request.Path.TrimEnd('/') != "/gql-ext")
        {
            return Errors(404, "Not Found", ("code", "NOT_FOUND"));
        }

        if (request.Method != "POST")
        {
            return Errors(405, "Method Not Allowed", ("code", "METHOD_NOT_ALLOWED"));
        }

        JsonObject? body;
        try
        {
            body = JsonNode.Parse(request.Body) as JsonObject;
        }
        catch (JsonException)
        {
            return Errors(400, "Invalid JSON", ("classification", "InvalidSyntax"));
        }

        if (body is null || MeetupArguments.Text(body, "query") is not { } query)
        {
            return Errors(400, "Query is missing", ("classification", "InvalidSyntax"));
        }

        try
        {
            var data = new JsonObject();
            foreach (var field in GraphQlParser.Parse(query, (body["variables"] as JsonObject)?.DeepClone().AsObject() ?? []))
            {
                data[field.Alias] = GraphQlProjection.Select(MeetupQueries.Resolve(world, field), field);
            }

            return ApiAnswer.Json(200, new JsonObject { ["data"] = data });
        }
        catch (GraphQlException e)
        {
            return ApiAnswer.Json(200, new JsonObject
            {
                ["errors"] = new JsonArray(new JsonObject
                {
                    ["message"] = e.Message,
                    ["locations"] = new JsonArray(new JsonObject { ["line"] = e.Line, ["column"] = e.Column }),
                    ["extensions"] = new JsonObject { ["classification"] = e.Classification },
                }),
            });
        }
    }

    /// <inheritdoc/>
    public ApiAnswer TooMany(LimitCheck check, string key) => Errors(
        429,
        "Too many requests, please try again shortly.",
        ("code", "RATE_LIMITED"),
        ("consumedPoints", (check.Exceeded ?? check.Longest).Used.ToString(CultureInfo.InvariantCulture)),
        ("resetAt", JsonWriting.Utc((check.Exceeded ?? check.Longest).Reset)));

    /// <inheritdoc/>
    public ApiAnswer WithLimits(ApiAnswer answer, LimitCheck check, string key) => answer;

    private static ApiAnswer Errors(int status, string message, params (string Name, string Value)[] extensions) => ApiAnswer.Json(status, new JsonObject
    {
        ["errors"] = new JsonArray(new JsonObject
        {
            ["message"] = message,
            ["extensions"] = new JsonObject(extensions.Select(pair => KeyValuePair.Create(pair.Name, (JsonNode?)pair.Value))),
        }),
    });
}
