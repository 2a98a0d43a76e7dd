using System.Text.Json.Nodes;
using SceneScout.Actors.Channels.Requests;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Stages;

/// <summary>A task that a caller wants queued, without its parameters.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Priority">0 to 100.</param>
/// <param name="At">When it was asked for; what needs a beginning and was given none begins then.</param>
public sealed record TaskDraft(string Id, int Priority, DateTimeOffset At);

/// <summary>How the parameters of a stage's tasks are read and judged. What is wrong is told with field, value and what is accepted.</summary>
public abstract class StageParameters
{
    /// <summary>Where parameters stand in a request, for messages.</summary>
    protected const string Field = "params.task.parameters";

    /// <summary>Reads a task that a caller wants queued; what was left out and has a default gets it.</summary>
    /// <param name="draft">The rest of the task.</param>
    /// <param name="parameters">What was sent.</param>
    /// <param name="sources">Known sources.</param>
    /// <returns>The task, or what is wrong.</returns>
    /// <exception cref="System.Text.Json.JsonException">The parameters have another shape.</exception>
    public abstract (NewTask? Task, SpawnFault? Mistake) Read(TaskDraft draft, JsonObject parameters, ISourceSet sources);

    /// <summary>Finds what is wrong with parameters that an operator wrote.</summary>
    /// <param name="json">The parameters, whole.</param>
    /// <param name="sources">Names of the known sources.</param>
    /// <returns>What is wrong, or null.</returns>
    public abstract string? Mistake(string json, IReadOnlyCollection<string> sources);

    /// <summary>A field that is not accepted.</summary>
    /// <param name="field">Its name below the parameters; empty for the parameters themselves.</param>
    /// <param name="value">What was sent.</param>
    /// <param name="accepted">What is accepted.</param>
    protected static (NewTask? Task, SpawnFault? Mistake) Wrong(string field, JsonNode? value, string accepted) =>
        (null, FieldMistake.Of(field.Length == 0 ? Field : $"{Field}.{field}", value?.ToJsonString(), accepted));
}
