using System.Text.Json.Nodes;
using SceneScout.Simulator.Hosting;

namespace SceneScout.Simulator.Yelp;

/// <summary>Yelp's errors: a code and a description, sometimes the field and what stood in it.</summary>
internal static class YelpRefusals
{
    /// <summary>Any error.</summary>
    public static ApiAnswer Error(int status, string code, string description, string? field = null, JsonNode? instance = null)
    {
        var error = new JsonObject { ["code"] = code, ["description"] = description };
        if (field is not null)
        {
            error["field"] = field;
            error["instance"] = instance;
        }

        return ApiAnswer.Json(status, new JsonObject { ["error"] = error }) with { ContentType = "application/json" };
    }

    /// <summary>A parameter that is not what it should be.</summary>
    public static ApiAnswer Validation(string field, string value, string problem) =>
        Error(400, "VALIDATION_ERROR", $"'{value}' {problem}", field, value);

    /// <summary>An unknown thing or path.</summary>
    public static ApiAnswer NotFound() => Error(404, "NOT_FOUND", "Resource could not be found.");
}
