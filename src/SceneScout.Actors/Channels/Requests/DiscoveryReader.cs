using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using SceneScout.Actors.Controller;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Channels.Requests;

/// <summary>Reads a wish for discovery: <c>{planId?, cities?, sources?, dateRange?, deadline?}</c>; all may be left out.</summary>
internal static class DiscoveryReader
{
    private const int MaxNames = 500;

    /// <summary>The command, or what is wrong.</summary>
    /// <param name="parameters">What was sent.</param>
    /// <param name="planName">The plan's id where none was given.</param>
    /// <param name="now">When it was asked for.</param>
    public static (SpawnCommands.PlanDiscovery? Command, SpawnFault? Mistake) Read(JsonObject parameters, string planName, DateTimeOffset now)
    {
        var planId = parameters["planId"] is null ? planName : RequestReader.TextOf(parameters["planId"]);
        if (planId is not { Length: > 0 and <= 64 } || !planId.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'))
            return Wrong("params.planId", parameters["planId"], "1 to 64 letters, digits, dots or dashes");
        if (Names(parameters["cities"]) is not { } cities)
            return Wrong("params.cities", parameters["cities"], $"a list of at most {MaxNames} cities");
        if (Names(parameters["sources"]) is not { } sources)
            return Wrong("params.sources", parameters["sources"], $"a list of at most {MaxNames} source names");
        DateRange? range = null;
        if (parameters["dateRange"] is { } dates)
        {
            if (Instant(dates, "start") is not { } start || Instant(dates, "end") is not { } end || end <= start || end - start > TimeSpan.FromDays(730))
                return Wrong("params.dateRange", dates, "{start, end} as ISO 8601 instants, end after start and at most 730 days later");
            range = new DateRange(start, end);
        }

        var (deadline, late) = DeadlineReader.Read("params.deadline", parameters["deadline"], now, null);
        return late is null ? (new SpawnCommands.PlanDiscovery(planId, cities, sources, range) { Deadline = deadline }, null) : (null, late);
    }

    private static DateTimeOffset? Instant(JsonNode dates, string name) =>
        dates is JsonObject o && DateTimeOffset.TryParse(
            RequestReader.TextOf(o[name]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : null;

    private static ImmutableArray<string>? Names(JsonNode? node)
    {
        if (node is null)
            return [];
        if (node is not JsonArray { Count: <= MaxNames } array)
            return null;
        var names = array.Select(RequestReader.TextOf).ToList();
        return names.Any(string.IsNullOrWhiteSpace) ? null : [.. names!];
    }

    private static (SpawnCommands.PlanDiscovery?, SpawnFault?) Wrong(string field, JsonNode? value, string accepted) =>
        (null, FieldMistake.Of(field, value?.ToJsonString(), accepted));
}
