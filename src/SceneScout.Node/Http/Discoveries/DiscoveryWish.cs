using System.Globalization;
using System.Text.Json.Nodes;

namespace SceneScout.Node.Http.Discoveries;

/// <summary>Reads <c>{"cities","sources","from","to"}</c> into the params of the action <c>discovery</c>, which say the same in the words of the user's documents.</summary>
internal static class DiscoveryWish
{
    private static readonly string[] Known = ["cities", "sources", "from", "to", "deadline"];
    private static readonly TimeSpan Longest = TimeSpan.FromDays(730);

    /// <summary>The params, or the field that is wrong, its value, and what is accepted. Pure.</summary>
    public static (JsonObject? Params, (string Field, string? Value, string Accepted)? Mistake) Read(JsonNode? body, DateTimeOffset now, TimeSpan horizon)
    {
        if (body is not JsonObject wish)
            return Wrong("body", body?.ToJsonString(), """a JSON object {"cities": ["Berlin"], "sources": ["yelp"], "from": "2026-12-01", "to": "2026-12-31"}; all may be left out""");
        if (wish.FirstOrDefault(field => !Known.Contains(field.Key)) is { Key: { } odd })
            return Wrong(odd, wish[odd]?.ToJsonString(), $"one of the fields {string.Join(", ", Known)}");
        foreach (var list in new[] { "cities", "sources" })
            if (wish[list] is not (null or JsonArray))
                return Wrong(list, wish[list]!.ToJsonString(), "a list of names");
        if (Instant(wish["from"], "from", out var from) is { } wrongFrom)
            return (null, wrongFrom);
        if (Instant(wish["to"], "to", out var to) is { } wrongTo)
            return (null, wrongTo);
        var parameters = new JsonObject();
        foreach (var kept in new[] { "cities", "sources", "deadline" })
            if (wish[kept] is { } value)
                parameters[kept] = value.DeepClone();
        if (from is null && to is null)
            return (parameters, null);
        var begin = from ?? now;
        if (to is null && DateTimeOffset.MaxValue - begin < horizon)
            return Wrong("from", wish["from"]?.ToString(), "an instant before the end of the calendar");
        var end = to ?? begin + horizon;
        if (end <= begin || end - begin > Longest)
            return Wrong("to", wish["to"]?.ToString() ?? Text(end), $"an instant after from, at most {Longest.TotalDays:0} days later");
        parameters["dateRange"] = new JsonObject { ["start"] = Text(begin), ["end"] = Text(end) };
        return (parameters, null);
    }

    /// <summary>Whether a request asks for what one before it did. Without <c>from</c> a wish begins when it is heard: asked for again it begins where it did. Pure.</summary>
    /// <param name="kept">The params of the one before.</param>
    /// <param name="asked">These.</param>
    /// <param name="hasBegin">Whether the wish says from when.</param>
    public static bool IsSame(JsonNode? kept, JsonObject asked, bool hasBegin)
    {
        var again = asked.DeepClone().AsObject();
        if (!hasBegin && again["dateRange"] is JsonObject dates && (kept as JsonObject)?["dateRange"] is JsonObject before)
            dates["start"] = before["start"]?.DeepClone();
        return JsonNode.DeepEquals(kept, again);
    }

    private static (string, string?, string)? Instant(JsonNode? node, string field, out DateTimeOffset? instant)
    {
        instant = null;
        if (node is null)
            return null;
        if (SpawnEndpoints.TextOf(node) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var read))
        {
            instant = read;
            return null;
        }

        return (field, node.ToJsonString(), "an ISO 8601 instant or date");
    }

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static (JsonObject?, (string, string?, string)?) Wrong(string field, string? value, string accepted) => (null, (field, value, accepted));
}
