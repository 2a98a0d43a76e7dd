using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Actors.Controller;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Faults;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Channels.Requests;

/// <summary>Reads a request: <c>{action: spawn|task|discovery, params}</c>; <c>task</c> takes one <c>task</c> or a list of <c>tasks</c>, and, as <c>discovery</c> does, a <c>deadline</c> for all of them. What it does not name is named after the request's id, so that reading it again asks for the same.</summary>
public static class RequestReader
{
    private const int MaxDepth = 32;

    /// <summary>The work, or what is wrong.</summary>
    /// <param name="requestId">The request.</param>
    /// <param name="action">What is asked for.</param>
    /// <param name="paramsJson">With what: a JSON object.</param>
    /// <param name="requestedAt">When it was asked for; where dates are left out, they begin then.</param>
    /// <param name="sources">Known sources.</param>
    /// <param name="stages">Known stages.</param>
    public static (RequestedWork? Work, SpawnFault? Mistake) Read(Guid requestId, string? action, string paramsJson, DateTimeOffset requestedAt, ISourceSet sources, StageRegistry stages)
    {
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(paramsJson, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException e)
        {
            return (null, FieldMistake.Of("params", paramsJson, $"a JSON object; {e.Message}"));
        }

        if (node is not JsonObject parameters)
            return (null, FieldMistake.Of("params", node?.ToJsonString(), "a JSON object"));
        return action switch
        {
            "spawn" => Worker(requestId, parameters, stages),
            "task" => Tasks(requestId, parameters, requestedAt, sources, stages),
            "discovery" => DiscoveryReader.Read(parameters, $"request-{requestId:N}", requestedAt) is var (command, wrong) && command is not null
                ? (new RequestedWork.Discovery(command), null)
                : (null, wrong),
            _ => (null, FieldMistake.Of("action", action, "one of spawn, task, discovery")),
        };
    }

    /// <summary>The text of a JSON string; null for anything else.</summary>
    internal static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static (RequestedWork?, SpawnFault?) Tasks(Guid requestId, JsonObject parameters, DateTimeOffset requestedAt, ISourceSet sources, StageRegistry stages)
    {
        var (common, late) = DeadlineReader.Read("params.deadline", parameters["deadline"], requestedAt, null);
        if (late is not null)
            return (null, late);
        if (parameters["tasks"] is { } list)
            return TaskListReader.Read(list, $"{requestId:N}", requestedAt, sources, stages, common) switch
            {
                (_, { } wrong) => (null, wrong),
                var (tasks, _) => (new RequestedWork.ManyTasks(tasks), null),
            };
        return TaskReader.Read(parameters["task"], $"{requestId:N}", requestedAt, sources, stages, common: common) switch
        {
            ({ } task, _) => (new RequestedWork.OneTask(task), null),
            var (_, wrong) => (null, wrong),
        };
    }

    private static (RequestedWork?, SpawnFault?) Worker(Guid requestId, JsonObject parameters, StageRegistry stages) =>
        stages.Find(TextOf(parameters["type"])) is { Type: var type }
            ? (new RequestedWork.Worker(new SpawnCommands.SpawnWorker(type, $"{requestId:N}")), null)
            : (null, FieldMistake.Of("params.type", parameters["type"]?.ToJsonString(), stages.Accepted));
}
