using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Ticketmaster;

/// <summary>Three error shapes in one API: <c>fault</c> of the gateway, <c>errors[]</c> of Discovery and of Commerce.</summary>
internal sealed class TicketmasterErrors : ApiErrors
{
    private static readonly TimeSpan SpikeWait = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public override string? Code(JsonElement body) => TextAt(body, "fault", "detail", "errorcode") ?? TextAt(body, "errors", "code");

    /// <inheritdoc />
    public override bool RefusesKey(string? code, JsonElement body) => code?.Contains("InvalidApiKey", StringComparison.OrdinalIgnoreCase) == true;

    /// <inheritdoc />
    protected override TimeSpan? OwnWait(RawAnswer answer, string? code, JsonElement body, DateTimeOffset now)
    {
        // With calls left the day is not what was exceeded; waiting for its end would lose it.
        if (code?.Contains("SpikeArrest", StringComparison.OrdinalIgnoreCase) == true || Whole(answer.Headers, "Rate-Limit-Available") > 0)
            return SpikeWait;
        return Reset(answer.Header("Rate-Limit-Reset")) - now;
    }

    /// <inheritdoc />
    public override ServerWords? Words(HttpResponseHeaders headers, DateTimeOffset now) =>
        Whole(headers, "Rate-Limit") is { } limit
            ? new ServerWords(TimeSpan.FromDays(1), limit, Whole(headers, "Rate-Limit-Available"), Reset(Header(headers, "Rate-Limit-Reset")))
            : null;

    // Milliseconds since 1970, when the day's quota begins anew.
    private static DateTimeOffset? Reset(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var reset) && reset is > 0 and < 7_258_118_400_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(reset)
            : null;
}
