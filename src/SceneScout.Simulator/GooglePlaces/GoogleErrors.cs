using System.Text.Json.Nodes;
using SceneScout.Simulator.Hosting;

namespace SceneScout.Simulator.GooglePlaces;

/// <summary>Google's errors: code, message, status and typed details.</summary>
internal static class GoogleErrors
{
    /// <summary>Any error; with a reason, the details carry an ErrorInfo.</summary>
    public static ApiAnswer Error(int code, string status, string message, string? reason = null)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message, ["status"] = status };
        if (reason is not null)
        {
            error["details"] = new JsonArray(new JsonObject
            {
                ["@type"] = "type.googleapis.com/google.rpc.ErrorInfo",
                ["reason"] = reason,
                ["domain"] = "googleapis.com",
                ["metadata"] = new JsonObject { ["service"] = "places.googleapis.com" },
            });
        }

        return ApiAnswer.Json(code, new JsonObject { ["error"] = error }) with { ContentType = "application/json; charset=UTF-8" };
    }

    /// <summary>A wrong argument.</summary>
    public static ApiAnswer Invalid(string message) => Error(400, "INVALID_ARGUMENT", message);
}
