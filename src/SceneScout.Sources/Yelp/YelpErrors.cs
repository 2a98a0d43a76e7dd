using System.Net.Http.Headers;
using System.Text.Json;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Yelp;

/// <summary>Errors of Yelp; the description repeats a malformed Authorization header and is never used.</summary>
internal sealed class YelpErrors : ApiErrors
{
    private static readonly TimeSpan SpikeWait = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public override string? Code(JsonElement body) => TextAt(body, "error", "code") ?? TextAt(body, "error", "id");

    /// <inheritdoc />
    public override bool RefusesKey(string? code, JsonElement body) =>
        code is "TOKEN_INVALID" or "TOKEN_MISSING" or "UNAUTHORIZED_ACCESS_TOKEN" || (code == "VALIDATION_ERROR" && TextAt(body, "error", "field") == "Authorization");

    /// <inheritdoc />
    public override ServerWords? Words(HttpResponseHeaders headers, DateTimeOffset now) =>
        Whole(headers, "RateLimit-DailyLimit") is { } limit
            ? new ServerWords(TimeSpan.FromDays(1), limit, Whole(headers, "RateLimit-Remaining"), Instant(Header(headers, "RateLimit-ResetTime")))
            : null;

    /// <inheritdoc />
    protected override TimeSpan? OwnWait(RawAnswer answer, string? code, JsonElement body, DateTimeOffset now) =>
        // With calls left the day is not what was exceeded; waiting for its end would lose it.
        code == "TOO_MANY_REQUESTS_PER_SECOND" || Whole(answer.Headers, "RateLimit-Remaining") > 0 ? SpikeWait : Instant(answer.Header("RateLimit-ResetTime")) - now;
}
