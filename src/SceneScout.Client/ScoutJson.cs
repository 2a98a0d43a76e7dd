using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SceneScout.Client.Events;
using SceneScout.Client.Streams;
using SceneScout.Client.Work;

namespace SceneScout.Client;

/// <summary>JSON of the API.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EventsAnswer))]
[JsonSerializable(typeof(ScoutEvent))]
[JsonSerializable(typeof(ScoutChange))]
[JsonSerializable(typeof(ScoutChanges))]
[JsonSerializable(typeof(ScoutDiscovery))]
[JsonSerializable(typeof(DiscoveryOrder))]
[JsonSerializable(typeof(TasksAnswer))]
[JsonSerializable(typeof(ScoutTaskDetail))]
[JsonSerializable(typeof(ScoutQueued))]
[JsonSerializable(typeof(LettersAnswer))]
[JsonSerializable(typeof(ActAnswer))]
[JsonSerializable(typeof(IReadOnlyList<ScoutWorker>))]
[JsonSerializable(typeof(WorkerCall))]
[JsonSerializable(typeof(WorkerAnswer))]
[JsonSerializable(typeof(ProcessCall))]
[JsonSerializable(typeof(ScoutProcessed))]
[JsonSerializable(typeof(ScoutStatus))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ScoutJson : JsonSerializerContext;
