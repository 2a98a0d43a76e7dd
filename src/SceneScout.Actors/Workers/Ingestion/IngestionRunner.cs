using System.Text.Json;
using Akka.Actor;
using Akka.Streams;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers.Ingestion;

/// <summary>Runs one ingestion task: reads the rows, normalises them, lets their blocks decide, ends the task in one transaction.</summary>
public sealed class IngestionRunner : ReceiveActor
{
    private readonly TaskRecord _task;
    private readonly SpawnServices _services;
    private readonly IActorRef _blocks;
    private readonly IMaterializer _materializer = Context.Materializer();
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Makes the runner of one task.</summary>
    /// <param name="task">The claimed task.</param>
    /// <param name="services">What the node shares.</param>
    /// <param name="blocks">The blocks' shard region.</param>
    public IngestionRunner(TaskRecord task, SpawnServices services, IActorRef blocks)
    {
        _task = task;
        _services = services;
        _blocks = blocks;
        Receive<TaskOutcome>(outcome => Context.Parent.Tell(outcome));
        Receive<Status.Failure>(failure => Context.Parent.Tell(services.RunFaults.OutcomeOf(failure.Cause, task, services)));
    }

    /// <summary>Props of a runner.</summary>
    public static Props Props(TaskRecord task, SpawnServices services, IActorRef blocks) =>
        Akka.Actor.Props.Create(() => new IngestionRunner(task, services, blocks));

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
        var startedAt = _services.Now;
        if (JsonSerializer.Deserialize(_task.Task.ParametersJson, TaskJson.Default.IngestionParameters) is not { EventIds.IsDefault: false } parameters
            || !SourceName.TryParse(parameters.Source, out var source)
            || _services.Sources.Adapter(source) is not { } adapter)
            return new TaskOutcome.Failed(new SpawnFault(FaultKind.Validation, $"Parameters of {_task.Task.Id} name no known source or no rows."));

        var rows = await _services.Store.RawEvents.ReadAsync(parameters.EventIds, _stopped.Token);
        var read = RowReader.Read(rows, adapter);
        // Before the rows are marked: after a crash they are read, and learned from, again.
        await _services.Store.Seeds.LearnAsync(_services.Sources.Learn(read.Incoming.Select(i => i.Listing)), _services.Now, _stopped.Token);
        var resolver = new ListingResolver(_services, _blocks, _materializer, _stopped.Token);
        var answers = await resolver.ResolveAsync(read.Incoming, _task.Task.TraceParent);
        var outcome = IngestionResult.Of(_task, source, read, answers, startedAt, _services.Options.ProcessingBatchSize);
        if (!await EndWrite.RunAsync(_services, _task.Lease, EndWrite.Done, () => _services.Store.RawEvents.CommitIngestionAsync(outcome, _services.Now, _stopped.Token), _stopped.Token))
            return new TaskOutcome.LeaseLost();
        SpawnInstruments.Ingested(source, outcome);
        _services.RunFaults.Heard(_task);
        return new TaskOutcome.Done(null, rows.Length);
    }
}
