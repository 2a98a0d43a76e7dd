using System.Text.Json.Serialization;
using SceneScout.Actors.Serialization;

namespace SceneScout.Actors.Channels;

/// <summary>The envelope of what is published on the topics, in the shape of the user's documents.</summary>
/// <param name="Id">Names the message.</param>
/// <param name="Type"><c>task</c>, <c>control</c>, <c>status</c>, <c>result</c> or <c>metrics</c>.</param>
/// <param name="Source">Who sent it: the address of a node.</param>
/// <param name="Target">For whom it is; null for all.</param>
/// <param name="Payload">What it says.</param>
/// <param name="Timestamp">When, Unix milliseconds.</param>
/// <param name="Priority">0 to 10, higher first.</param>
public sealed record SpawnMessage(string Id, string Type, string Source, string? Target, SpawnPayload Payload, long Timestamp, int Priority) : IWireMessage
{
    private const int Normal = 5;
    private const int Urgent = 10;

    /// <summary>Puts a payload into its envelope.</summary>
    public static SpawnMessage Of(SpawnPayload payload, string source, string? target, DateTimeOffset now) => new(
        Guid.CreateVersion7(now).ToString("N"), TypeOf(payload), source, target, payload, now.ToUnixTimeMilliseconds(), payload is ControlMessage ? Urgent : Normal);

    /// <summary>The envelope's type of a payload.</summary>
    public static string TypeOf(SpawnPayload payload) => payload switch
    {
        TaskMessage => "task",
        ResultMessage => "result",
        StatusMessage => "status",
        SystemMetrics => "metrics",
        _ => "control",
    };
}

/// <summary>What a <see cref="SpawnMessage"/> says.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TaskMessage), "task")]
[JsonDerivedType(typeof(ResultMessage), "result")]
[JsonDerivedType(typeof(StatusMessage), "status")]
[JsonDerivedType(typeof(ControlMessage.Health), "health")]
[JsonDerivedType(typeof(ControlMessage.Shutdown), "shutdown")]
[JsonDerivedType(typeof(ControlMessage.PauseWorker), "pause")]
[JsonDerivedType(typeof(ControlMessage.ResumeWorker), "resume")]
[JsonDerivedType(typeof(SystemMetrics), "metrics")]
public abstract record SpawnPayload;
