using System.Text.Json;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Meetup;

/// <summary>GraphQL errors: <c>errors[]</c>, mostly with HTTP 200.</summary>
internal sealed class MeetupErrors : ApiErrors
{
    /// <inheritdoc />
    public override string? Code(JsonElement body) =>
        TextAt(body, "errors", "extensions", "code") ?? TextAt(body, "errors", "code") ?? TextAt(body, "errors", "extensions", "classification");

    /// <inheritdoc />
    public override bool RefusesKey(string? code, JsonElement body) => IsKey(code);

    /// <inheritdoc />
    public override bool SaysTooMany(JsonElement body) => HasErrors(body) && IsRate(Code(body), body);

    /// <inheritdoc />
    public override bool SaysKeyRefused(JsonElement body) => HasErrors(body) && IsKey(Code(body));

    private static bool HasErrors(JsonElement body) => body.ValueKind == JsonValueKind.Object && body.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array;

    /// <summary>Whether the code means: too many calls.</summary>
    public static bool IsRate(string? code, JsonElement body) =>
        code?.Contains("RATE", StringComparison.OrdinalIgnoreCase) == true || code?.Contains("THROTTL", StringComparison.OrdinalIgnoreCase) == true || ResetAt(body) is not null;

    /// <summary>Whether the code means: the key is refused.</summary>
    public static bool IsKey(string? code) =>
        code is not null && (code.StartsWith("UNAUTH", StringComparison.OrdinalIgnoreCase) || code.Equals("FORBIDDEN", StringComparison.OrdinalIgnoreCase));

    /// <summary>When calls are allowed again; null when the body does not say.</summary>
    public static DateTimeOffset? ResetAt(JsonElement body) => Instant(TextAt(body, "errors", "extensions", "resetAt") ?? TextAt(body, "errors", "resetAt"));

    /// <inheritdoc />
    protected override TimeSpan? OwnWait(RawAnswer answer, string? code, JsonElement body, DateTimeOffset now) => ResetAt(body) - now;
}
