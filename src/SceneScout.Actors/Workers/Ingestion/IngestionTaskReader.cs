using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Workers.Ingestion;

/// <summary>Parameters of ingestion tasks: <c>{source, eventIds}</c>.</summary>
internal sealed class IngestionTaskReader : StageParameters
{
    private const int MaxIds = 1000;

    public override (NewTask? Task, SpawnFault? Mistake) Read(TaskDraft draft, JsonObject parameters, ISourceSet sources)
    {
        var read = parameters.Deserialize(TaskJson.Default.IngestionParameters)!;
        if (sources.Adapter(read.Source)?.Name is not { } source)
            return Wrong("source", parameters["source"], $"one of {sources.Names}");
        if (read.EventIds.IsDefaultOrEmpty || read.EventIds.Length > MaxIds)
            return Wrong("eventIds", parameters["eventIds"], $"1 to {MaxIds} ids of raw events");
        return (new NewTask
        {
            Id = draft.Id,
            Type = TaskType.Ingestion,
            Source = source.Value,
            Priority = draft.Priority,
            ParametersJson = JsonSerializer.Serialize(read with { Source = source.Value, BatchSize = read.EventIds.Length }, TaskJson.Default.IngestionParameters),
        }, null);
    }

    public override string? Mistake(string json, IReadOnlyCollection<string> sources) => TaskParameterRules.Ingestion(json, sources);
}
