using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SceneScout.Domain.Tasks;

/// <summary>A circle on the map, as in a discovery task's <c>location</c>.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Radius">Metres.</param>
public sealed record TaskLocation(double Latitude, double Longitude, double Radius);

/// <summary>Parameters of a discovery task.</summary>
/// <param name="Source">Source name.</param>
/// <param name="Location">Where to search.</param>
/// <param name="DateRange">When.</param>
/// <param name="Name">What people call the area.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2 of the area; null when it is not known.</param>
public sealed record DiscoveryParameters(string Source, TaskLocation Location, DateRange DateRange, string? Name = null, string? CountryCode = null);

/// <summary>Parameters of an ingestion task.</summary>
/// <param name="Source">Source name.</param>
/// <param name="EventIds">Ids of rows of <c>raw_events</c>.</param>
/// <param name="BatchSize">How many.</param>
public sealed record IngestionParameters(string Source, ImmutableArray<Guid> EventIds, int BatchSize);

/// <summary>Parameters of a processing task.</summary>
/// <param name="EventIds">Ids of rows of <c>events</c>.</param>
public sealed record ProcessingParameters(ImmutableArray<Guid> EventIds)
{
    /// <summary>Processing tasks of events that were written.</summary>
    /// <param name="batchSize">Events per task.</param>
    public static FollowUp After(int batchSize) =>
        new(TaskType.Processing, batchSize, (_, events) => JsonSerializer.Serialize(new ProcessingParameters(events), TaskJson.Default.ProcessingParameters));
}

/// <summary>Where a discovery task stands: kept with the task, written in the transaction that keeps the listings.</summary>
/// <param name="Cursor">The adapter's own cursor of the next page; null when the search is at its end.</param>
/// <param name="Pages">Pages read.</param>
/// <param name="Discovered">Listings seen.</param>
/// <param name="Unchanged">Of these, known with the same content.</param>
/// <param name="Rejected">Of these, not readable as a listing.</param>
public sealed record DiscoveryCheckpoint(string? Cursor, int Pages, int Discovered, int Unchanged, int Rejected)
{
    /// <summary>When the search began; null before anything was kept.</summary>
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>Listings that the source has and no call can reach, or that came without an id.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Unreachable { get; init; }

    /// <summary>Times that a list changed while its pages were read: what moved from a page that was still to come to one that had been read was not seen.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Slipped { get; init; }

    /// <summary>Listings that were not known before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int New { get; init; }

    /// <summary>Listings that were known with other content.</summary>
    [JsonIgnore]
    public int Changed => Discovered - Unchanged - Rejected - New;

    /// <summary>What was seen of the search's parts; null when nothing is said of that.</summary>
    public SearchParts? Parts { get; init; }

    /// <summary>The last day (UTC) on which a page was kept; null before the first, or when an older version kept it.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Pages kept on <see cref="Day"/>: what the search took of that day's calls.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int PagesOfDay { get; init; }

    /// <summary>True when the search has come to its end and nothing that it should have seen escaped it: what it did not find is missing.</summary>
    [JsonIgnore]
    public bool IsComplete => Pages > 0 && Cursor is null && Unreachable == 0 && Slipped == 0 && Parts is not { Skipped: > 0 };

    /// <summary>The day of an instant, and pages kept on it, after so many more.</summary>
    /// <param name="pages">More pages.</param>
    /// <param name="now">When they are kept.</param>
    public DiscoveryCheckpoint OnDay(int pages, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        return this with { Day = day, PagesOfDay = (Day == day ? PagesOfDay : 0) + pages };
    }

    /// <summary>Nothing read yet.</summary>
    public static readonly DiscoveryCheckpoint Start = new(null, 0, 0, 0, 0);
}

/// <summary>The result of a discovery task, as it stands in its row.</summary>
/// <param name="Pages">Pages read.</param>
/// <param name="Discovered">Listings seen.</param>
/// <param name="Unchanged">Of these, known with the same content.</param>
/// <param name="Rejected">Of these, not readable as a listing.</param>
/// <param name="Unreachable">Listings that the source has and no call can reach.</param>
/// <param name="Complete">Whether what the search did not find counts as missing.</param>
/// <param name="Stale">Listings that it missed first.</param>
/// <param name="Expired">Listings that expired with it.</param>
public sealed record DiscoveryResult(int Pages, int Discovered, int Unchanged, int Rejected, int Unreachable, bool Complete, int Stale, int Expired)
{
    /// <summary>The source that was searched.</summary>
    public string? Source { get; init; }

    /// <summary>Where.</summary>
    public TaskLocation? Location { get; init; }

    /// <summary>Parts of the search whose further pages were left out, since all looked as the last whole search found it; null for none.</summary>
    public int? Skipped { get; init; }

    /// <summary>Times that a list changed while its pages were read; null for none.</summary>
    public int? Slipped { get; init; }

    /// <summary>Listings seen, under the name of the user's documents.</summary>
    public int EventsDiscovered => Discovered;

    /// <summary>The result as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TaskJson.Default.DiscoveryResult);
}

/// <summary>JSON of task parameters and checkpoints: source-generated, camel case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DiscoveryParameters))]
[JsonSerializable(typeof(IngestionParameters))]
[JsonSerializable(typeof(ProcessingParameters))]
[JsonSerializable(typeof(DiscoveryCheckpoint))]
[JsonSerializable(typeof(DiscoveryResult))]
public sealed partial class TaskJson : JsonSerializerContext;
