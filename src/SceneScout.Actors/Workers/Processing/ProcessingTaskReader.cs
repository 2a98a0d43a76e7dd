using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Workers.Processing;

/// <summary>Parameters of processing tasks: <c>{eventIds}</c>.</summary>
internal sealed class ProcessingTaskReader : StageParameters
{
    private const int MaxIds = 1000;

    public override (NewTask? Task, SpawnFault? Mistake) Read(TaskDraft draft, JsonObject parameters, ISourceSet sources)
    {
        var read = parameters.Deserialize(TaskJson.Default.ProcessingParameters)!;
        if (read.EventIds.IsDefaultOrEmpty || read.EventIds.Length > MaxIds)
            return Wrong("eventIds", parameters["eventIds"], $"1 to {MaxIds} ids of events");
        return (new NewTask
        {
            Id = draft.Id,
            Type = TaskType.Processing,
            Priority = draft.Priority,
            ParametersJson = JsonSerializer.Serialize(read, TaskJson.Default.ProcessingParameters),
        }, null);
    }

    public override string? Mistake(string json, IReadOnlyCollection<string> sources) => TaskParameterRules.Processing(json);
}
