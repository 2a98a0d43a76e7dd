using System.Text.Json.Nodes;
using SceneScout.Simulator.Hosting;

namespace SceneScout.Simulator.Ticketmaster;

/// <summary>Ticketmaster's two shapes of error: the gateway's fault and Discovery's list.</summary>
internal static class TicketmasterRefusals
{
    /// <summary>No key.</summary>
    public static ApiAnswer MissingKey() =>
        Fault(401, "Failed to resolve API Key variable request.queryparam.apikey", "steps.oauth.v2.FailedToResolveAPIKey");

    /// <summary>A wrong key.</summary>
    public static ApiAnswer InvalidKey() => Fault(401, "Invalid ApiKey", "oauth.v2.InvalidApiKey");

    /// <summary>A fault of the gateway.</summary>
    public static ApiAnswer Fault(int status, string text, string code) => ApiAnswer.Json(status, new JsonObject
    {
        ["fault"] = new JsonObject
        {
            ["faultstring"] = text,
            ["detail"] = new JsonObject { ["errorcode"] = code },
        },
    }) with
    { ContentType = "application/json" };

    /// <summary>An unknown id.</summary>
    public static ApiAnswer NotFound(string locale, string id) =>
        Discovery(404, "DIS1004", $"Resource not found with provided criteria (locale={locale}, id={id})", "404");

    /// <summary>An unknown path.</summary>
    public static ApiAnswer NoSuchResource() => Discovery(404, "DIS1001", "Resource not found", "404");

    /// <summary>A wrong date.</summary>
    public static ApiAnswer BadDate(string parameter) => BadRequest(
        "DIS1015",
        $"Query param \"{parameter}\" with date must be of valid format YYYY-MM-DDTHH:mm:ssZ {{example: 2020-08-01T14:00:00Z }}");

    /// <summary>A page too far.</summary>
    public static ApiAnswer TooDeep() => BadRequest("DIS1035", "API Limits Exceeded: Max paging depth exceeded. (page * size) must be less than 1,000");

    /// <summary>A page too large.</summary>
    public static ApiAnswer TooLarge() => BadRequest("DIS1036", "API Limits Exceeded: Max page size exceeded. (size) must be less than 200");

    /// <summary>A parameter that is not what it should be.</summary>
    public static ApiAnswer BadParameter(string parameter, string value, string accepted) =>
        BadRequest("DIS1011", $"Query param \"{parameter}\" has an invalid value '{value}'; {accepted}");

    private static ApiAnswer BadRequest(string code, string detail) => Discovery(400, code, detail, "400 BAD_REQUEST");

    private static ApiAnswer Discovery(int status, string code, string detail, string statusText) => ApiAnswer.Json(status, new JsonObject
    {
        ["errors"] = new JsonArray(new JsonObject
        {
            ["code"] = code,
            ["detail"] = detail,
            ["status"] = statusText,
            ["_links"] = new JsonObject { ["about"] = new JsonObject { ["href"] = "/discovery/v2/errors.html#" + code } },
        }),
    });
}
