using System.Text.Json.Nodes;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Channels.Requests;

/// <summary>Reads what a caller asks for of the tasks of its call, under the names of the user's documents: <c>{concurrency?, retryPolicy?: {maxRetries?, backoffMultiplier?, maxBackoff?}, resourceLimits?: {timeout?}}</c>, times in milliseconds.</summary>
internal static class CallTermsReader
{
    private const int MaxConcurrency = 1000;
    private const int MaxRetries = 100;
    private const double MaxMultiplier = 10;
    private const long DayMs = 24 * 60 * 60 * 1000;
    private const long ShortestMs = 1000;
    private const long LongestMs = 6 * 60 * 60 * 1000;
    private static readonly string[] Names = ["concurrency", "retryPolicy", "resourceLimits"];
    private static readonly string[] RetryNames = ["maxRetries", "backoffMultiplier", "maxBackoff"];

    /// <summary>What a request that queues no tasks by itself must leave out.</summary>
    public static SpawnFault? NotHere(JsonObject parameters, string action) => Names.FirstOrDefault(parameters.ContainsKey) is { } name
        ? FieldMistake.Of($"params.{name}", Text(parameters[name]), $"none with the action {action}; give it with the action task, for the tasks of that call")
        : null;

    /// <summary>The terms, null for none; or what is wrong.</summary>
    /// <param name="parameters">The request's parameters.</param>
    /// <param name="callId">Names the call.</param>
    public static (CallTerms? Terms, SpawnFault? Mistake) Read(JsonObject parameters, string callId)
    {
        if (!Names.Any(parameters.ContainsKey))
            return (null, null);
        var terms = new CallTerms(callId);
        if (parameters.TryGetPropertyValue("concurrency", out var concurrency))
        {
            if (Whole(concurrency, 1, MaxConcurrency) is not { } most)
                return Wrong("params.concurrency", concurrency, $"a whole number from 1 to {MaxConcurrency}");
            terms = terms with { Concurrency = (int)most };
        }

        if (parameters.TryGetPropertyValue("retryPolicy", out var retry))
        {
            if (retry is not JsonObject policy)
                return Wrong("params.retryPolicy", retry, "an object {maxRetries?, backoffMultiplier?, maxBackoff?}");
            var (read, mistake) = Retry(terms, policy);
            if (read is null)
                return (null, mistake);
            terms = read;
        }

        if (!parameters.TryGetPropertyValue("resourceLimits", out var resources))
            return (terms, null);
        return resources is JsonObject limits ? Limits(terms, limits) : Wrong("params.resourceLimits", resources, "an object {timeout?}");
    }

    private static (CallTerms?, SpawnFault?) Retry(CallTerms terms, JsonObject policy)
    {
        foreach (var (name, value) in policy)
            switch (name)
            {
                case "maxRetries" when Whole(value, 0, MaxRetries) is { } retries:
                    terms = terms with { MaxRetries = (int)retries };
                    break;
                case "maxRetries":
                    return Wrong("params.retryPolicy.maxRetries", value, $"a whole number from 0 to {MaxRetries}");
                case "backoffMultiplier" when value is JsonValue number && number.TryGetValue<double>(out var multiplier) && multiplier is >= 1 and <= MaxMultiplier:
                    terms = terms with { BackoffMultiplier = multiplier };
                    break;
                case "backoffMultiplier":
                    return Wrong("params.retryPolicy.backoffMultiplier", value, $"a number from 1 to {MaxMultiplier}");
                case "maxBackoff" when Whole(value, 0, DayMs) is { } wait:
                    terms = terms with { MaxBackoff = TimeSpan.FromMilliseconds(wait) };
                    break;
                case "maxBackoff":
                    return Wrong("params.retryPolicy.maxBackoff", value, $"whole milliseconds from 0 to {DayMs}");
                default:
                    return Wrong($"params.retryPolicy.{name}", value, $"one of {string.Join(", ", RetryNames)}");
            }

        return (terms, null);
    }

    private static (CallTerms?, SpawnFault?) Limits(CallTerms terms, JsonObject limits)
    {
        foreach (var (name, value) in limits)
            switch (name)
            {
                case "timeout" when Whole(value, ShortestMs, LongestMs) is { } time:
                    terms = terms with { Timeout = TimeSpan.FromMilliseconds(time) };
                    break;
                case "timeout":
                    return Wrong("params.resourceLimits.timeout", value, $"whole milliseconds from {ShortestMs} to {LongestMs}");
                case "memory":
                    return Wrong("params.resourceLimits.memory", value, "none: all tasks of a type share a node's memory, within spawn.workers.TYPE.memory-megabytes");
                case "cpu":
                    return Wrong("params.resourceLimits.cpu", value, "none: a task's share of processors is that of its type, spawn.workers.TYPE.cpu-limit");
                default:
                    return Wrong($"params.resourceLimits.{name}", value, "timeout");
            }

        return (terms, null);
    }

    private static long? Whole(JsonNode? node, long min, long max) =>
        node is JsonValue value && value.TryGetValue<long>(out var number) && number >= min && number <= max ? number : null;

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";

    private static (CallTerms?, SpawnFault?) Wrong(string field, JsonNode? value, string accepted) => (null, FieldMistake.Of(field, Text(value), accepted));
}
