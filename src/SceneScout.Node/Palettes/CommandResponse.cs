using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Contracts.Json;
using SceneScout.Domain.Faults;

namespace SceneScout.Node.Palettes;

/// <summary>One piece of a verb's answer: a line for people and the same as JSON for programs.</summary>
/// <param name="Text">The line; it may hold line breaks. Null when the fault speaks.</param>
/// <param name="Data">The same as data; null when there is nothing beside the text.</param>
/// <param name="Fault">What went wrong; it ends the answer.</param>
internal sealed record CommandResponse(string? Text, JsonNode? Data, SpawnFault? Fault = null)
{
    /// <summary>A line alone.</summary>
    public static CommandResponse Line(string text) => new(text, null);

    /// <summary>A line and its data.</summary>
    public static CommandResponse Of(string text, object data) => new(text, JsonSerializer.SerializeToNode(data, ViewJson.Line));

    /// <summary>The end by a fault.</summary>
    public static CommandResponse Refused(SpawnFault fault) => new(null, null, fault);

    /// <summary>The end by a fault.</summary>
    public static CommandResponse Refused(FaultKind kind, string message) => Refused(new SpawnFault(kind, message));

    /// <summary>The end by an argument that names nothing.</summary>
    public static CommandResponse Unknown(string argument, string value, string accepted) =>
        Refused(FaultKind.Validation, $"{argument} '{value}' is not accepted: {accepted}.");
}
