using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Channels.Requests;

/// <summary>Reads tasks that a caller wants queued together: all of them, or none and the first mistake.</summary>
internal static class TaskListReader
{
    private const int MaxTasks = 1000;

    /// <summary>The tasks, or what is wrong.</summary>
    /// <param name="node">What was sent.</param>
    /// <param name="name">Ends, with its place in the list, the id of a task that was given none.</param>
    /// <param name="now">The dates begin then where none were given.</param>
    /// <param name="sources">Known sources.</param>
    /// <param name="stages">Known stages.</param>
    /// <param name="common">The deadline of those that have none of their own.</param>
    public static (ImmutableArray<NewTask> Tasks, SpawnFault? Mistake) Read(JsonNode? node, string name, DateTimeOffset now, ISourceSet sources, StageRegistry stages, DateTimeOffset? common = null)
    {
        if (node is not JsonArray { Count: > 0 and <= MaxTasks } list)
            return ([], FieldMistake.Of("params.tasks", node is JsonArray ? $"{((JsonArray)node).Count} tasks" : node?.ToJsonString(), $"a list of 1 to {MaxTasks} tasks {{id?, type, priority?, deadline?, parameters}}"));
        var tasks = ImmutableArray.CreateBuilder<NewTask>(list.Count);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < list.Count; i++)
        {
            var (task, mistake) = TaskReader.Read(list[i], $"{name}-{i}", now, sources, stages, $"params.tasks[{i}]", common);
            if (task is null)
                return ([], mistake);
            if (!places.TryAdd(task.Id, i))
                return ([], FieldMistake.Of($"params.tasks[{i}].id", task.Id, $"an id of its own; params.tasks[{places[task.Id]}] has it"));
            tasks.Add(task);
        }

        return (tasks.MoveToImmutable(), null);
    }
}
