using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Tasks;

/// <summary>What the parameters of the tasks of the first stages must be.</summary>
public static class TaskParameterRules
{
    private const int MaxIds = 1000;
    private const double MinRadius = 100;
    private const double MaxRadius = 200_000;
    private static readonly TimeSpan MaxRange = TimeSpan.FromDays(730);

    /// <summary>Finds what is wrong with the parameters of a discovery task.</summary>
    /// <param name="json">The parameters.</param>
    /// <param name="sources">Names of the known sources.</param>
    /// <returns>What is wrong (field, value, what is accepted), or null.</returns>
    public static string? Discovery(string json, IReadOnlyCollection<string> sources) =>
        Mistake(TaskType.Discovery, json, TaskJson.Default.DiscoveryParameters, read => Discovery(read, sources));

    /// <summary>Finds what is wrong with the parameters of an ingestion task.</summary>
    /// <param name="json">The parameters.</param>
    /// <param name="sources">Names of the known sources.</param>
    /// <returns>What is wrong (field, value, what is accepted), or null.</returns>
    public static string? Ingestion(string json, IReadOnlyCollection<string> sources) =>
        Mistake(TaskType.Ingestion, json, TaskJson.Default.IngestionParameters, read => Ingestion(read, sources));

    /// <summary>Finds what is wrong with the parameters of a processing task.</summary>
    /// <param name="json">The parameters.</param>
    /// <returns>What is wrong (field, value, what is accepted), or null.</returns>
    public static string? Processing(string json) =>
        Mistake(TaskType.Processing, json, TaskJson.Default.ProcessingParameters, read => Ids(read?.EventIds));

    /// <summary>Finds what is wrong with the parameters of a task, as its stage judges them.</summary>
    /// <param name="type">The stage.</param>
    /// <param name="json">The parameters.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="judge">What is wrong with parameters of this shape, or null.</param>
    /// <returns>What is wrong (field, value, what is accepted), or null.</returns>
    public static string? Mistake<T>(TaskType type, string json, JsonTypeInfo<T> shape, Func<T?, string?> judge)
        where T : class
    {
        try
        {
            return judge(JsonSerializer.Deserialize(json, shape));
        }
        catch (JsonException e)
        {
            return $"parameters{e.Path?.TrimStart('$')}: not the shape of a {type.Name()} task; {e.Message}";
        }
    }

    private static string? Discovery(DiscoveryParameters? read, IReadOnlyCollection<string> sources) => read switch
    {
        null => "parameters: null; an object is expected.",
        _ when read.Source == SourceName.Manual.Value || !sources.Contains(read.Source) =>
            $"source '{read.Source}' is not accepted: one of {string.Join(", ", sources.Where(s => s != SourceName.Manual.Value))}.",
        { Location: null } => "location is missing: {latitude, longitude, radius}.",
        _ when !GeoPoint.IsLatitude(read.Location.Latitude) => $"location.latitude '{read.Location.Latitude}' is not accepted: -90 to 90.",
        _ when !GeoPoint.IsLongitude(read.Location.Longitude) => $"location.longitude '{read.Location.Longitude}' is not accepted: -180 to 180.",
        _ when read.Location.Radius is not (>= MinRadius and <= MaxRadius) => $"location.radius '{read.Location.Radius}' is not accepted: {MinRadius} to {MaxRadius} metres.",
        { DateRange: null } => "dateRange is missing: {start, end}.",
        _ when read.DateRange.End <= read.DateRange.Start || read.DateRange.End - read.DateRange.Start > MaxRange =>
            $"dateRange '{read.DateRange.Start:O}' to '{read.DateRange.End:O}' is not accepted: end after start and at most {MaxRange.TotalDays} days later.",
        _ => null,
    };

    private static string? Ingestion(IngestionParameters? read, IReadOnlyCollection<string> sources) => read switch
    {
        null => "parameters: null; an object is expected.",
        _ when !sources.Contains(read.Source) => $"source '{read.Source}' is not accepted: one of {string.Join(", ", sources)}.",
        _ => Ids(read.EventIds),
    };

    private static string? Ids(System.Collections.Immutable.ImmutableArray<Guid>? ids) =>
        ids is { IsDefaultOrEmpty: false, Length: <= MaxIds }
            ? null
            : $"eventIds: {(ids is { IsDefault: false } given ? given.Length : 0)} ids; 1 to {MaxIds} are accepted.";
}
