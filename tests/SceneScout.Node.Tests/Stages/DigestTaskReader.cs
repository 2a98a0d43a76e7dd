using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Node.Tests.Stages;

/// <summary>Parameters of digest tasks: <c>{EventIds, Failures?}</c>.</summary>
internal sealed class DigestTaskReader : StageParameters
{
    public override (NewTask? Task, SpawnFault? Mistake) Read(TaskDraft draft, JsonObject parameters, ISourceSet sources) =>
        parameters.Deserialize<DigestParameters>() is { EventIds.Length: > 0 } read
            ? (new NewTask { Id = draft.Id, Type = DigestStage.Type, Priority = draft.Priority, ParametersJson = JsonSerializer.Serialize(read) }, null)
            : Wrong("EventIds", parameters["EventIds"], "1 id of an event or more");

    public override string? Mistake(string json, IReadOnlyCollection<string> sources) =>
        JsonSerializer.Deserialize<DigestParameters>(json) is { EventIds.Length: > 0 } ? null : "EventIds: 0 ids; 1 or more are accepted.";
}
