using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Eventbrite;

/// <summary>Errors of Eventbrite. The quota stands in a header that repeats the token; only its numbers are read.</summary>
internal sealed partial class EventbriteErrors : ApiErrors
{
    private static readonly TimeSpan BurstWait = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public override string? Code(JsonElement body) => TextAt(body, "error");

    /// <inheritdoc />
    public override bool RefusesKey(string? code, JsonElement body) => code is "INVALID_AUTH" or "INVALID_AUTH_HEADER" or "NO_AUTH" or "NOT_AUTHORIZED";

    /// <inheritdoc />
    protected override TimeSpan? OwnWait(RawAnswer answer, string? code, JsonElement body, DateTimeOffset now)
    {
        var buckets = Buckets(answer.Headers);
        if (buckets.Count == 0)
            return null;
        var exhausted = buckets.Where(bucket => bucket.Used >= bucket.Limit).ToList();
        // With calls left the hour is not what was exceeded; waiting for its end would lose it.
        return exhausted.Count > 0 ? TimeSpan.FromSeconds(exhausted.Max(bucket => bucket.Reset)) : BurstWait;
    }

    /// <inheritdoc />
    public override ServerWords? Words(HttpResponseHeaders headers, DateTimeOffset now)
    {
        // Token and key have a bucket each; the one with less left decides.
        var buckets = Buckets(headers);
        if (buckets.Count == 0)
            return null;
        var tightest = buckets.MinBy(bucket => bucket.Limit - bucket.Used);
        return new ServerWords(TimeSpan.FromHours(1), tightest.Limit, Math.Max(0, tightest.Limit - tightest.Used), now + TimeSpan.FromSeconds(tightest.Reset));
    }

    private static List<(int Used, int Limit, int Reset)> Buckets(HttpResponseHeaders headers) =>
        [.. Bucket().Matches(Header(headers, "x-rate-limit") ?? "").Select(match => (Number(match, 1), Number(match, 2), Number(match, 3)))];

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d{1,8})/(\d{1,8})\s+reset=(\d{1,6})s", RegexOptions.CultureInvariant)]
    private static partial Regex Bucket();
}
