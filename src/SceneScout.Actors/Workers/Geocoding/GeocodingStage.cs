using System.Text.Json;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers.Geocoding;

/// <summary>The stage that asks an online geocoder for the places of events that bundled data knows roughly alone. It is registered where one is configured.</summary>
public static class GeocodingStage
{
    /// <summary>Its meter.</summary>
    public const string Meter = "SceneScout.Geocoding";

    /// <summary>Events per task: at a call a second, about those that are asked for within one turn.</summary>
    public const int BatchSize = 25;

    private const long BytesPerEvent = 32L << 10;

    /// <summary>Its name.</summary>
    public static readonly TaskType Type = TaskType.Of("geocoding");

    /// <summary>The stage.</summary>
    public static readonly StageDefinition Definition = new()
    {
        Type = Type,
        Follows = TaskType.Processing,
        FollowUp = _ => new FollowUp(Type, BatchSize, (_, events) => JsonSerializer.Serialize(new ProcessingParameters(events), TaskJson.Default.ProcessingParameters)),
        // No mark: a pipeline that waits for a call a second would be worse than places that stay as they are. Tasks that have waited for as long as they may ask no more, so that they never heap up.
        Workers = new WorkerTypeOptions(1, 2) { MemoryLimit = 64L << 20 },
        TaskBytes = _ => BatchSize * BytesPerEvent,
        Parameters = new EventTaskReader(Type),
        Runner = (task, context) => GeocodingRunner.Props(task, context.Services),
        Item = "event",
        Meters = [Meter],
    };
}
