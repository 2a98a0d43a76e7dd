using System.Text.Json;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.GooglePlaces;

/// <summary>Errors of Google: <c>error.status</c>, with the reason in <c>details</c>. A bad key is a 400.</summary>
internal sealed class GooglePlacesErrors : ApiErrors
{
    /// <inheritdoc />
    public override string? Code(JsonElement body) => TextAt(body, "error", "status") ?? TextAt(body, "status");

    /// <inheritdoc />
    public override bool RefusesKey(string? code, JsonElement body)
    {
        if (code is "PERMISSION_DENIED" or "UNAUTHENTICATED" or "REQUEST_DENIED")
            return true;
        if (TextAt(body, "error", "message")?.Contains("API key not valid", StringComparison.OrdinalIgnoreCase) == true)
            return true;
        return At(body, "error", "details") is { ValueKind: JsonValueKind.Array } details
            && details.EnumerateArray().Any(detail => TextAt(detail, "reason") is "API_KEY_INVALID" or "API_KEY_SERVICE_BLOCKED");
    }

    /// <inheritdoc />
    protected override TimeSpan? OwnWait(RawAnswer answer, string? code, JsonElement body, DateTimeOffset now) => null;
}
