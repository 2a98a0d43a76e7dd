using System.Collections.Immutable;
using System.Text.Json;
using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Processing;

/// <summary>Runs one processing task: enriches events and publishes them with one bulk write.</summary>
public sealed class ProcessingRunner : ReceiveActor
{
    private readonly TaskRecord _task;
    private readonly SpawnServices _services;
    private readonly IMaterializer _materializer = Context.Materializer();
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Makes the runner of one task.</summary>
    /// <param name="task">The claimed task.</param>
    /// <param name="services">What the node shares.</param>
    public ProcessingRunner(TaskRecord task, SpawnServices services)
    {
        _task = task;
        _services = services;
        Receive<TaskOutcome>(outcome => Context.Parent.Tell(outcome));
        Receive<Status.Failure>(failure => Context.Parent.Tell(new TaskOutcome.Failed(TaskFaults.Of(failure.Cause))));
    }

    /// <summary>Props of a runner.</summary>
    public static Props Props(TaskRecord task, SpawnServices services) => Akka.Actor.Props.Create(() => new ProcessingRunner(task, services));

    /// <inheritdoc />
    protected override void PreStart() => RunAsync().PipeTo(Self);

    /// <inheritdoc />
    protected override void PostStop()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    private async Task<TaskOutcome> RunAsync()
    {
        if (JsonSerializer.Deserialize(_task.Task.ParametersJson, TaskJson.Default.ProcessingParameters) is not { EventIds.IsDefault: false } parameters)
            return new TaskOutcome.Failed(new SpawnFault(FaultKind.Validation, $"Parameters of {_task.Task.Id} name no events."));

        var events = await _services.Store.Events.ReadForProcessingAsync(parameters.EventIds, _stopped.Token);
        var processed = await Source.From(events)
            .Select(Enrich)
            .RunAggregate(ImmutableArray.CreateBuilder<ProcessedEvent>(events.Length), Add, _materializer);
        var ids = ImmutableArray<Guid>.Empty;
        if (!await EndWrite.RunAsync(_services, _task.Lease, EndWrite.Done, CommitAsync, _stopped.Token))
            return new TaskOutcome.LeaseLost();
        SpawnInstruments.Processed(ids.Length);
        foreach (var one in processed)
            SpawnInstruments.Scored(one.Enrichment.Quality);
        return new TaskOutcome.Done(null, events.Length);

        async Task<bool> CommitAsync()
        {
            var written = await _services.Store.Events.CommitProcessingAsync(_task.Lease, processed.ToImmutable(), _task.WorkerId ?? "", _services.Now, _stopped.Token);
            ids = written ?? ids;
            return written is not null;
        }
    }

    // Directories confirm venues when an event is read: what they know at this moment depends on the order of the searches, and an event's content must not.
    private ProcessedEvent Enrich(CanonicalEvent e) => new(e.Id, EventProcessing.Process(e, _services.Gazetteer));

    private static ImmutableArray<ProcessedEvent>.Builder Add(ImmutableArray<ProcessedEvent>.Builder all, ProcessedEvent one)
    {
        all.Add(one);
        return all;
    }
}
