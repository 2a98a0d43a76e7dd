using System.Collections.Immutable;
using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Events;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Processing;

/// <summary>Runs one processing task: enriches events and publishes them with one bulk write.</summary>
public sealed class ProcessingRunner : StageRunner
{
    private readonly IMaterializer _materializer = Context.Materializer();

    /// <summary>Makes the runner of one task.</summary>
    /// <param name="task">The claimed task.</param>
    /// <param name="services">What the node shares.</param>
    public ProcessingRunner(TaskRecord task, SpawnServices services)
        : base(task, services)
    {
    }

    /// <summary>Props of a runner.</summary>
    public static Props Props(TaskRecord task, SpawnServices services) => ActorFactory.Of(() => new ProcessingRunner(task, services));

    /// <inheritdoc />
    protected override async Task<TaskOutcome> RunAsync(CancellationToken cancellation)
    {
        if (Read(TaskJson.Default.ProcessingParameters, read => read.EventIds.IsDefault ? "eventIds is missing: ids of events." : null, out var parameters) is { } mistake)
            return mistake;

        var startedAt = Services.Now;
        var events = await Services.Store.Events.ReadForProcessingAsync(parameters.EventIds, cancellation);
        // What is processed anew stays at the place that a geocoder found for it.
        var places = Services.Places is { } known ? await known.StandingAsync([.. events.Where(e => known.IsOpen(e.Content.Venue)).Select(e => e.Id)], cancellation) : null;
        var processed = await Source.From(events)
            .Select(e => Enrich(e, places))
            .RunAggregate(ImmutableArray.CreateBuilder<ProcessedEvent>(events.Length), Add, _materializer);
        ProcessingCommit? committed = null;
        if (!await EndWrite.RunAsync(Services, Claimed.Lease, EndWrite.Done, CommitAsync, cancellation))
            return new TaskOutcome.LeaseLost();
        SpawnInstruments.Processed(committed?.Written.Length ?? 0);
        foreach (var one in processed)
            SpawnInstruments.Scored(one.Enrichment.Quality);
        return new TaskOutcome.Done(null, events.Length) { WrittenJson = await WrittenAsync(committed, cancellation) };

        async Task<bool> CommitAsync()
        {
            var outcome = new ProcessingOutcome(Claimed.Lease, processed.ToImmutable())
            {
                Next = Services.Stages.FollowUps(TaskType.Processing, Services.Options),
                TraceParent = Claimed.Task.TraceParent,
                StartedAt = startedAt,
            };
            committed = await Services.Store.Events.CommitProcessingAsync(outcome, Services.Now, cancellation);
            return committed is not null;
        }
    }

    // An end whose answer was lost stands: what it came to is in the row.
    private async Task<string?> WrittenAsync(ProcessingCommit? committed, CancellationToken cancellation) =>
        committed is null ? (await Services.Store.Tasks.FindAsync(Claimed.Task.Id, cancellation))?.ResultJson : committed.ResultJson;

    // Directories confirm venues when an event is read: what they know at this moment depends on the order of the searches, and an event's content must not.
    private ProcessedEvent Enrich(CanonicalEvent e, IKnownPlaces? places) => new(e.Id, EventProcessing.Process(e, Services.Atlas, Services.Categorizer, Services.Options.Quality, Services.Now, places: places));

    private static ImmutableArray<ProcessedEvent>.Builder Add(ImmutableArray<ProcessedEvent>.Builder all, ProcessedEvent one)
    {
        all.Add(one);
        return all;
    }
}
