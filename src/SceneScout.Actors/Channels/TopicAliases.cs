using System.Collections.Immutable;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Channels;

/// <summary>The second names of topics in the user's documents, by what a message is about: whoever subscribes to one hears of a part of what the first name carries. Pure.</summary>
public static class TopicAliases
{
    // The kind of processing that there is, as event_processing_log.stage has it.
    private const string Enrichment = "enrichment";

    /// <summary>Commands of control messages.</summary>
    public static readonly ImmutableArray<string> Commands = ["health", "shutdown", "pause", "resume"];

    /// <summary>The second name of the topic of a task's message: <c>spawn.discovery.{source}</c>, <c>spawn.ingestion.{batch}</c> with the batch's id, <c>spawn.processing.{type}</c> with the kind of processing. Null for a task that has none.</summary>
    public static string? Of(NewTask task) => task switch
    {
        { Type: var type, Source: { } source } when type == TaskType.Discovery => $"spawn.discovery.{source}",
        { Type: var type } when type == TaskType.Ingestion => $"spawn.ingestion.{IngestionBatches.IdOf(task.Id):D}",
        { Type: var type } when type == TaskType.Processing => $"spawn.processing.{Enrichment}",
        _ => null,
    };

    /// <summary>The second name of the topic of a control message: <c>spawn.control.pause</c> and so on.</summary>
    public static string Of(ControlMessage message) => Control(message switch
    {
        ControlMessage.Health => "health",
        ControlMessage.Shutdown => "shutdown",
        ControlMessage.PauseWorker => "pause",
        ControlMessage.ResumeWorker => "resume",
        _ => throw new ArgumentOutOfRangeException(nameof(message), message, "Not a control message."),
    });

    /// <summary>The topic of a command.</summary>
    /// <param name="command">One of <see cref="Commands"/>.</param>
    public static string Control(string command) => $"spawn.control.{command}";
}
