using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Channels.Requests;

/// <summary>Reads a task that a caller wants queued: <c>{id?, type, priority?, parameters}</c>.</summary>
internal static class TaskReader
{
    private const int MaxIds = 1000;
    private static readonly DateRange Unset = new(default, default);

    /// <summary>The task, or what is wrong.</summary>
    /// <param name="node">What was sent.</param>
    /// <param name="name">Ends the task's id where none was given.</param>
    /// <param name="now">The dates begin then where none were given.</param>
    /// <param name="sources">Known sources.</param>
    public static (NewTask? Task, SpawnFault? Mistake) Read(JsonNode? node, string name, DateTimeOffset now, ISourceSet sources)
    {
        if (node is not JsonObject task)
            return Wrong("params.task", node, "an object {id?, type, priority?, parameters}");
        if (TaskTypes.Parse(RequestReader.TextOf(task["type"])) is not { } type)
            return Wrong("params.task.type", task["type"], "one of discovery, ingestion, processing");
        if (task["parameters"] is not JsonObject parameters)
            return Wrong("params.task.parameters", task["parameters"], "an object");
        var id = task["id"] is null ? $"{type.Name()}-{name}" : RequestReader.TextOf(task["id"]);
        if (id is not { Length: > 0 and <= 200 } || id.Any(char.IsControl))
            return Wrong("params.task.id", task["id"], "a text of 1 to 200 characters");
        var priority = NewTask.DefaultPriority;
        if (task["priority"] is { } p && (p is not JsonValue v || !v.TryGetValue(out priority) || priority is < 0 or > 100))
            return Wrong("params.task.priority", p, "a whole number from 0 to 100");
        try
        {
            return type switch
            {
                TaskType.Discovery => Discovery(id, priority, parameters, now, sources),
                TaskType.Ingestion => Ingestion(id, priority, parameters, sources),
                _ => Processing(id, priority, parameters),
            };
        }
        catch (JsonException e)
        {
            return Wrong($"params.task.parameters{e.Path?.TrimStart('$')}", null, $"the shape of a {type.Name()} task; {e.Message}");
        }
    }

    private static (NewTask?, SpawnFault?) Discovery(string id, int priority, JsonObject json, DateTimeOffset now, ISourceSet sources)
    {
        var read = json.Deserialize(TaskJson.Default.DiscoveryParameters)!;
        if (sources.Adapter(read.Source)?.Name is not { } source || source == SourceName.Manual)
            return Wrong("params.task.parameters.source", json["source"], $"one of {string.Join(", ", sources.Adapters.Select(a => a.Name).Where(name => name != SourceName.Manual))}");
        if (read.Location is not { } place || !GeoPoint.IsLatitude(place.Latitude) || !GeoPoint.IsLongitude(place.Longitude))
            return Wrong("params.task.parameters.location", json["location"], "{latitude: -90 to 90, longitude: -180 to 180, radius?: metres}");
        var radius = place.Radius == 0 ? 50_000 : place.Radius;
        if (radius is < 100 or > 200_000)
            return Wrong("params.task.parameters.location.radius", json["location"]?["radius"], "100 to 200000 metres");
        var range = read.DateRange is null || read.DateRange == Unset ? new DateRange(now, now + TimeSpan.FromDays(90)) : read.DateRange;
        if (range.End <= range.Start || range.End - range.Start > TimeSpan.FromDays(730))
            return Wrong("params.task.parameters.dateRange", json["dateRange"], "{start, end} with end after start and at most 730 days later");
        var cell = Geohash.Encode(new GeoPoint(place.Latitude, place.Longitude), 5);
        var parameters = read with { Source = source.Value, Location = place with { Radius = radius }, DateRange = range };
        return (new NewTask
        {
            Id = id,
            Type = TaskType.Discovery,
            Source = source.Value,
            Area = $"{source}/{cell}",
            Priority = priority,
            ParametersJson = JsonSerializer.Serialize(parameters, TaskJson.Default.DiscoveryParameters),
        }, null);
    }

    private static (NewTask?, SpawnFault?) Ingestion(string id, int priority, JsonObject json, ISourceSet sources)
    {
        var read = json.Deserialize(TaskJson.Default.IngestionParameters)!;
        if (sources.Adapter(read.Source)?.Name is not { } source)
            return Wrong("params.task.parameters.source", json["source"], $"one of {sources.Names}");
        if (read.EventIds.IsDefaultOrEmpty || read.EventIds.Length > MaxIds)
            return Wrong("params.task.parameters.eventIds", json["eventIds"], $"1 to {MaxIds} ids of raw events");
        return (new NewTask
        {
            Id = id,
            Type = TaskType.Ingestion,
            Source = source.Value,
            Priority = priority,
            ParametersJson = JsonSerializer.Serialize(read with { Source = source.Value, BatchSize = read.EventIds.Length }, TaskJson.Default.IngestionParameters),
        }, null);
    }

    private static (NewTask?, SpawnFault?) Processing(string id, int priority, JsonObject json)
    {
        var read = json.Deserialize(TaskJson.Default.ProcessingParameters)!;
        if (read.EventIds.IsDefaultOrEmpty || read.EventIds.Length > MaxIds)
            return Wrong("params.task.parameters.eventIds", json["eventIds"], $"1 to {MaxIds} ids of events");
        return (new NewTask
        {
            Id = id,
            Type = TaskType.Processing,
            Priority = priority,
            ParametersJson = JsonSerializer.Serialize(read, TaskJson.Default.ProcessingParameters),
        }, null);
    }

    private static (NewTask?, SpawnFault?) Wrong(string field, JsonNode? value, string accepted) =>
        (null, FieldMistake.Of(field, value?.ToJsonString(), accepted));
}
