using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Hosting;

/// <summary>Metrics of the pipeline, under the names of the user's documents.</summary>
public static class SpawnInstruments
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "SceneScout.Actors";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> DiscoveredTotal = Meter.CreateCounter<long>("spawn.events.discovered.total", "{listing}");
    private static readonly Counter<long> IngestedTotal = Meter.CreateCounter<long>("spawn.events.ingested.total", "{listing}");
    private static readonly Counter<long> ProcessedTotal = Meter.CreateCounter<long>("spawn.events.processed.total", "{event}");
    private static readonly Counter<long> Duplicates = Meter.CreateCounter<long>("spawn.duplicates.detected", "{listing}");
    private static readonly Counter<long> Errors = Meter.CreateCounter<long>("spawn.errors.total", "{fault}");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("spawn.retries.total", "{attempt}");
    private static readonly Counter<long> Deferrals = Meter.CreateCounter<long>("spawn.tasks.deferred.total", "{turn}");
    private static readonly Counter<long> Items = Meter.CreateCounter<long>("spawn.stage.items.total", "{item}", "What the tasks of a stage went through: listings, events.");
    private static readonly Counter<long> QuotaAsks = Meter.CreateCounter<long>("spawn.quota.renewals", "{message}");
    private static readonly Histogram<double> Quality = Meter.CreateHistogram(
        "spawn.event.quality", "1", "Quality of processed events, 0 to 1.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] });

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("spawn.task.duration", "s");

    /// <summary>Listings were read from a source.</summary>
    public static void Discovered(SourceName source, int listings) => DiscoveredTotal.Add(listings, Source(source.Value));

    /// <summary>An ingestion task ended.</summary>
    public static void Ingested(SourceName source, IngestionOutcome outcome)
    {
        IngestedTotal.Add(outcome.Rows.Count(r => r.Kind == RowOutcomeKind.Ingested), Source(source.Value));
        Duplicates.Add(outcome.Duplicates, Source(source.Value));
    }

    /// <summary>Events were enriched and published.</summary>
    public static void Processed(int events) => ProcessedTotal.Add(events);

    /// <summary>Events were written, those with their enrichment are published.</summary>
    public static void Written(ImmutableArray<EventMutation> mutations)
    {
        foreach (var mutation in mutations)
            if (mutation.Enrichment is { } enrichment)
            {
                Processed(1);
                Scored(enrichment.Quality);
            }
    }

    /// <summary>A node asked the owner of a budget: one message for many calls.</summary>
    public static void QuotaAsked(string source) => QuotaAsks.Add(1, Source(source));

    /// <summary>An event's quality was scored, 0 to 1.</summary>
    public static void Scored(double quality) => Quality.Record(quality);

    /// <summary>A task ended well.</summary>
    public static void TaskDone(TaskType type, string? source, TimeSpan took, int items)
    {
        Duration.Record(took.TotalSeconds, Type(type), Source(source));
        Items.Add(items, Type(type));
    }

    /// <summary>An attempt failed.</summary>
    /// <param name="type">The task's type.</param>
    /// <param name="fault">Why.</param>
    /// <param name="isRetried">Whether the task is tried again; the last failure of one that is given up is none that is.</param>
    public static void TaskFailed(TaskType type, SpawnFault fault, bool isRetried)
    {
        Errors.Add(1, Type(type), new("fault", fault.Traits.MetricLabel));
        if (isRetried)
            Retries.Add(1, Type(type));
    }

    /// <summary>A task gave its worker back before it was done.</summary>
    public static void TaskDeferred(TaskType type, string? source, TaskOutcome.Yielded yielded) => Deferrals.Add(1, Type(type), Source(source), new("reason", yielded switch
    {
        { Held: true } => "backpressure",
        { Until.Reason: null } => "turn",
        { Until.Reason.Kind: FaultKind.RateLimited } => "budget",
        _ => "silence",
    }));

    private static KeyValuePair<string, object?> Type(TaskType type) => new("type", type.Name());

    private static KeyValuePair<string, object?> Source(string? source) => new("source", source ?? "none");
}
