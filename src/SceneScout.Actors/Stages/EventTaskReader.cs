using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Stages;

/// <summary>Parameters of tasks that go through some events: <c>{eventIds}</c>.</summary>
/// <param name="type">The stage.</param>
internal sealed class EventTaskReader(TaskType type) : StageParameters
{
    private const int MaxIds = 200;

    public override (NewTask? Task, SpawnFault? Mistake) Read(TaskDraft draft, JsonObject parameters, ISourceSet sources)
    {
        var read = parameters.Deserialize(TaskJson.Default.ProcessingParameters)!;
        if (read.EventIds.IsDefaultOrEmpty || read.EventIds.Length > MaxIds)
            return Wrong("eventIds", parameters["eventIds"], $"1 to {MaxIds} ids of events");
        return (new NewTask
        {
            Id = draft.Id,
            Type = type,
            Priority = draft.Priority,
            ParametersJson = JsonSerializer.Serialize(read, TaskJson.Default.ProcessingParameters),
        }, null);
    }

    public override string? Mistake(string json, IReadOnlyCollection<string> sources) =>
        TaskParameterRules.Mistake(type, json, TaskJson.Default.ProcessingParameters, read => read switch
        {
            null => "parameters: null; an object is expected.",
            { EventIds: { IsDefaultOrEmpty: false, Length: <= MaxIds } } => null,
            { EventIds.IsDefault: true } => $"eventIds is missing; 1 to {MaxIds} ids of events are accepted.",
            _ => $"eventIds: {read.EventIds.Length} ids; 1 to {MaxIds} are accepted.",
        });
}
