using System.Text.Json.Nodes;
using SceneScout.Simulator.Hosting;

namespace SceneScout.Simulator.Eventbrite;

/// <summary>Eventbrite's errors: a code, a sentence, the status again.</summary>
internal static class EventbriteRefusals
{
    /// <summary>Any error.</summary>
    public static ApiAnswer Error(int status, string code, string description) => ApiAnswer.Json(status, new JsonObject
    {
        ["status_code"] = status,
        ["error_description"] = description,
        ["error"] = code,
    }) with
    { ContentType = "application/json" };

    /// <summary>No token.</summary>
    public static ApiAnswer NoAuth() => Error(401, "NO_AUTH", "An OAuth token is required for all requests");

    /// <summary>A wrong token.</summary>
    public static ApiAnswer InvalidAuth() => Error(401, "INVALID_AUTH", "The OAuth token you provided was invalid.");

    /// <summary>An unknown path.</summary>
    public static ApiAnswer NoSuchPath() => Error(404, "NOT_FOUND", "The path you requested does not exist.");

    /// <summary>An unknown thing.</summary>
    public static ApiAnswer NotFound(string what) => Error(404, "NOT_FOUND", $"The {what} you requested does not exist.");

    /// <summary>A wrong argument.</summary>
    public static ApiAnswer Arguments(string argument, string problem) =>
        Error(400, "ARGUMENTS_ERROR", $"There are errors with your arguments: {argument} - {problem}");
}
