using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Eventbrite;

/// <summary>Errors of Eventbrite. The quota stands in a header that repeats the token; only its numbers are read.</summary>
internal sealed partial class EventbriteErrors : ApiErrors
{
    /// <inheritdoc />
    public override string? Code(JsonElement body) => TextAt(body, "error");

    /// <inheritdoc />
    public override bool RefusesKey(string? code, JsonElement body) => code is "INVALID_AUTH" or "INVALID_AUTH_HEADER" or "NO_AUTH" or "NOT_AUTHORIZED";

    /// <inheritdoc />
    protected override TimeSpan? OwnWait(RawAnswer answer, string? code, JsonElement body, DateTimeOffset now)
    {
        var buckets = Bucket().Matches(answer.Header("x-rate-limit") ?? "")
            .Select(match => (Used: Number(match, 1), Limit: Number(match, 2), Reset: Number(match, 3)))
            .ToList();
        if (buckets.Count == 0)
            return null;
        var exhausted = buckets.Where(bucket => bucket.Used >= bucket.Limit).ToList();
        return TimeSpan.FromSeconds((exhausted.Count > 0 ? exhausted : buckets).Max(bucket => bucket.Reset));
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d{1,8})/(\d{1,8})\s+reset=(\d{1,6})s", RegexOptions.CultureInvariant)]
    private static partial Regex Bucket();
}
