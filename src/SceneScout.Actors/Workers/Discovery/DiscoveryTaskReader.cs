using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Workers.Discovery;

/// <summary>Parameters of discovery tasks: <c>{source, location: {latitude, longitude, radius?}, dateRange?}</c>.</summary>
internal sealed class DiscoveryTaskReader : StageParameters
{
    private const int CellLength = 5;
    private static readonly DateRange Unset = new(default, default);

    public override (NewTask? Task, SpawnFault? Mistake) Read(TaskDraft draft, JsonObject parameters, ISourceSet sources)
    {
        var read = parameters.Deserialize(TaskJson.Default.DiscoveryParameters)!;
        if (sources.Adapter(read.Source)?.Name is not { } source || source == SourceName.Manual)
            return Wrong("source", parameters["source"], $"one of {string.Join(", ", sources.Adapters.Select(a => a.Name).Where(name => name != SourceName.Manual))}");
        if (read.Location is not { } place || !GeoPoint.IsLatitude(place.Latitude) || !GeoPoint.IsLongitude(place.Longitude))
            return Wrong("location", parameters["location"], "{latitude: -90 to 90, longitude: -180 to 180, radius?: metres}");
        var radius = place.Radius == 0 ? 50_000 : place.Radius;
        if (radius is < 100 or > 200_000)
            return Wrong("location.radius", parameters["location"]?["radius"], "100 to 200000 metres");
        var range = read.DateRange is null || read.DateRange == Unset ? new DateRange(draft.At, draft.At + TimeSpan.FromDays(90)) : read.DateRange;
        if (range.End <= range.Start || range.End - range.Start > TimeSpan.FromDays(730))
            return Wrong("dateRange", parameters["dateRange"], "{start, end} with end after start and at most 730 days later");
        var cell = Geohash.Encode(new GeoPoint(place.Latitude, place.Longitude), CellLength);
        return (new NewTask
        {
            Id = draft.Id,
            Type = TaskType.Discovery,
            Source = source.Value,
            Area = $"{source}/{cell}",
            Priority = draft.Priority,
            ParametersJson = JsonSerializer.Serialize(
                read with { Source = source.Value, Location = place with { Radius = radius }, DateRange = range }, TaskJson.Default.DiscoveryParameters),
        }, null);
    }

    public override string? Mistake(string json, IReadOnlyCollection<string> sources) => TaskParameterRules.Discovery(json, sources);
}
