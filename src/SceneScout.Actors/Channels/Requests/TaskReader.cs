using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Channels.Requests;

/// <summary>Reads a task that a caller wants queued: <c>{id?, type, priority?, deadline?, parameters}</c>.</summary>
internal static class TaskReader
{
    /// <summary>The task, or what is wrong.</summary>
    /// <param name="node">What was sent.</param>
    /// <param name="name">Ends the task's id where none was given.</param>
    /// <param name="now">The dates begin then where none were given.</param>
    /// <param name="sources">Known sources.</param>
    /// <param name="stages">Known stages.</param>
    /// <param name="path">Where it stands in what was sent.</param>
    /// <param name="common">The deadline of all tasks of the request that have none of their own.</param>
    public static (NewTask? Task, SpawnFault? Mistake) Read(JsonNode? node, string name, DateTimeOffset now, ISourceSet sources, StageRegistry stages, string path = "params.task", DateTimeOffset? common = null)
    {
        if (node is not JsonObject task)
            return Wrong(path, node, "an object {id?, type, priority?, deadline?, parameters}");
        if (stages.Find(RequestReader.TextOf(task["type"])) is not { } stage)
            return Wrong($"{path}.type", task["type"], stages.Accepted);
        if (task["parameters"] is not JsonObject parameters)
            return Wrong($"{path}.parameters", task["parameters"], "an object");
        var id = task["id"] is null ? $"{stage.Type.Name()}-{name}" : RequestReader.TextOf(task["id"]);
        if (id is not { Length: > 0 and <= 200 } || id.Any(char.IsControl))
            return Wrong($"{path}.id", task["id"], "a text of 1 to 200 characters");
        var priority = NewTask.DefaultPriority;
        if (task["priority"] is { } p && (p is not JsonValue v || !v.TryGetValue(out priority) || priority is < 0 or > 100))
            return Wrong($"{path}.priority", p, "a whole number from 0 to 100");
        var (deadline, late) = DeadlineReader.Read($"{path}.deadline", task["deadline"], now, common);
        if (late is not null)
            return (null, late);
        try
        {
            var (read, mistake) = stage.Parameters.Read(new TaskDraft(id, priority, now), parameters, sources);
            return (read is null ? null : read with { Deadline = deadline }, mistake);
        }
        catch (JsonException e)
        {
            return Wrong($"{path}.parameters{e.Path?.TrimStart('$')}", null, $"the shape of a {stage.Type.Name()} task; {e.Message}");
        }
    }

    private static (NewTask?, SpawnFault?) Wrong(string field, JsonNode? value, string accepted) =>
        (null, FieldMistake.Of(field, value?.ToJsonString(), accepted));
}
