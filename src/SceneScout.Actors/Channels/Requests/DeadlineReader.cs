using System.Globalization;
using System.Text.Json.Nodes;
using SceneScout.Domain.Faults;

namespace SceneScout.Actors.Channels.Requests;

/// <summary>Reads until when a caller wants a task: Unix milliseconds, as in the user's documents, or an ISO 8601 instant.</summary>
internal static class DeadlineReader
{
    private const string Accepted = "an instant after the request and at most 730 days later, as Unix milliseconds or ISO 8601";
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(730);

    /// <summary>The deadline, or what is wrong.</summary>
    /// <param name="field">Where it stands in what was sent.</param>
    /// <param name="value">What was sent; null for nothing.</param>
    /// <param name="now">When it was asked for.</param>
    /// <param name="otherwise">Where nothing was sent.</param>
    public static (DateTimeOffset? Deadline, SpawnFault? Mistake) Read(string field, JsonNode? value, DateTimeOffset now, DateTimeOffset? otherwise)
    {
        if (value is null)
            return (otherwise, null);
        return Instant(value, now) is { } deadline && deadline > now && deadline - now <= Farthest
            ? (deadline, null)
            : (null, FieldMistake.Of(field, value.ToJsonString(), Accepted));
    }

    private static DateTimeOffset? Instant(JsonNode value, DateTimeOffset now)
    {
        if (value is JsonValue number && number.TryGetValue<long>(out var milliseconds))
            return milliseconds >= 0 && milliseconds <= (now + Farthest).ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
        return DateTimeOffset.TryParse(RequestReader.TextOf(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : null;
    }
}
