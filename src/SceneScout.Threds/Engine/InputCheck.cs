using Json.Schema;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>Holds the data of an event against the schema of the reaction that would take it.</summary>
internal static class InputCheck
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List };
    private static readonly System.Text.Json.JsonElement Empty = System.Text.Json.JsonElement.Parse("{}");

    internal static void Hold(JsonSchema schema, ThredEvent given, string reaction)
    {
        var result = schema.Evaluate(given.Data?.Element ?? Empty, Options);
        if (result.IsValid)
            return;
        var mistakes = (result.Details ?? [])
            .Where(detail => detail.Errors is { Count: > 0 })
            .SelectMany(detail => detail.Errors!.Values.Select(error => $"data{detail.InstanceLocation.ToString().Replace('/', '.')}: {error}"))
            .Distinct();
        throw new ThredFaultException(ThredFault.Invalid($"The event does not fit reaction {reaction}: {string.Join("; ", mistakes)}"));
    }
}
