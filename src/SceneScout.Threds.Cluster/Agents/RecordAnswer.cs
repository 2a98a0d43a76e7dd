using System.Text.Json.Nodes;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Agents;

/// <summary>What the agent that keeps records answers.</summary>
internal static class RecordAnswer
{
    /// <summary>The answer to an event: its results in <c>content.values.result</c>, or its error. The same each time.</summary>
    /// <param name="request">The event.</param>
    /// <param name="answer">What the request came to.</param>
    /// <param name="now">The instant, in ms since 1970.</param>
    internal static ThredEvent Of(ThredEvent request, string answer, long now)
    {
        var given = (JsonObject)JsonNode.Parse(answer)!;
        var content = given["error"] is { } error
            ? new JsonObject { ["error"] = error.DeepClone() }
            : new JsonObject { ["values"] = new JsonObject { ["result"] = given["result"]?.DeepClone() } };
        return new()
        {
            Id = $"{WellKnown.Persistence}.{request.Id}",
            Type = WellKnown.Persistence,
            Source = new(WellKnown.PersistenceNode),
            ThredId = request.ThredId,
            Re = request.Id,
            Time = now,
            Data = RawJson.Of(System.Text.Json.JsonSerializer.SerializeToElement(new JsonObject { ["content"] = content })),
            Trace = TraceContext.Next(request.Trace, WellKnown.Persistence, 0),
        };
    }
}
