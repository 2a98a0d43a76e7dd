using System.Text.Json;
using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.Event;
using Akka.Streams;
using SceneScout.Actors.Areas;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Discovery;

/// <summary>Runs one discovery task: tells the area that a search begins, lets the stream read and keep pages, tells the area what it came to. Where the search stands is the task's own: its checkpoint moves with the listings.</summary>
public sealed class DiscoveryRunner : ReceiveActor
{
    // An area answers within milliseconds, or is being brought up again elsewhere; its search waits for that without the worker.
    private static readonly TimeSpan AreaTimeout = TimeSpan.FromSeconds(3);
    private readonly TaskRecord _task;
    private readonly SpawnServices _services;
    private readonly IActorRef _areas;
    private readonly IMaterializer _materializer = Context.Materializer();
    private readonly IActorRef _mediator = DistributedPubSub.Get(Context.System).Mediator;
    private readonly CancellationTokenSource _stopped = new();
    private readonly ILoggingAdapter _log = Context.GetLogger();

    /// <summary>Makes the runner of one task.</summary>
    /// <param name="task">The claimed task.</param>
    /// <param name="services">What the node shares.</param>
    /// <param name="areas">The areas' shard region.</param>
    public DiscoveryRunner(TaskRecord task, SpawnServices services, IActorRef areas)
    {
        _task = task;
        _services = services;
        _areas = areas;
        Receive<TaskOutcome>(outcome => Context.Parent.Tell(outcome));
        Receive<Status.Failure>(failure => Context.Parent.Tell(OutcomeOf(failure.Cause)));
    }

    /// <summary>Props of a runner.</summary>
    public static Props Props(TaskRecord task, SpawnServices services, IActorRef areas) =>
        Akka.Actor.Props.Create(() => new DiscoveryRunner(task, services, areas));

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
        if (JsonSerializer.Deserialize(_task.Task.ParametersJson, TaskJson.Default.DiscoveryParameters) is not { } parameters
            || !SourceName.TryParse(parameters.Source, out var source))
            return Failed(FaultKind.Validation, $"Parameters of {_task.Task.Id} name no known source.");
        if (_services.Sources.Client(source) is not { } client)
            return Failed(FaultKind.Authentication, $"{source} has no API key, so it cannot be searched.");

        var area = _task.Task.Area ?? $"{source}/adhoc";
        var cancellation = _stopped.Token;
        var checkpoint = Checkpoint();
        var begun = await BeginAsync(area, parameters, client, checkpoint, cancellation);

        var turn = SearchTurn.Of(_services.Now, _services.Options.SearchTurn, _services.Options.WorkerTimeout);
        var seeds = await LearnedSeeds.ReadAsync(_services.Store.Seeds, source, _services.Now, cancellation);
        var query = DiscoveryQuery.Of(parameters) with { Seeds = seeds, Area = area, Patience = new CallPatience(turn.Length, _services.Time) };
        var (reached, fault) = (checkpoint, (SpawnFault?)null);
        if (checkpoint is not { Pages: > 0, Cursor: null })
        {
            var allowance = await AreaAllowance.ReadAsync(_services, source, area, cancellation);
            (reached, fault) = allowance.Reason is { } reason
                ? (checkpoint, reason)
                : await new DiscoverySearch(_task, source, client, _services, Queued, cancellation)
                    .RunAsync(query, checkpoint, begun.Known, turn with { Calls = allowance.Calls }, _materializer);
        }

        var gotOn = reached.Pages > checkpoint.Pages;
        if (gotOn)
            _services.RunFaults.Heard(_task);
        return fault is not null || reached.Cursor is not null
            ? Unfinished(fault, gotOn)
            : await EndAsync(area, parameters, client, query, reached, cancellation);
    }

    // A later turn of a search begins when its first one did, also where another search of the area came between.
    private async Task<AreaReplies.SearchBegun> BeginAsync(
        string area, DiscoveryParameters parameters, ISourceClient client, DiscoveryCheckpoint checkpoint, CancellationToken cancellation)
    {
        var planned = _task.Task.Area is not null;
        return await _areas.Ask<AreaReplies.SearchBegun>(
            new AreaCommands.BeginSearch(area, _task.Task.Id, parameters.DateRange, checkpoint.BegunAt ?? _services.Now)
            {
                Scope = DiscoveryQuery.Scope(parameters),
                Rule = planned ? _services.Options.WholeSearches.For(_services.Sources.Retention(new SourceName(parameters.Source))) : null,
                Known = planned ? await _services.Store.Areas.FindAsync(area, cancellation) : null,
            },
            AreaTimeout,
            cancellation);
    }

    private async Task<TaskOutcome> EndAsync(
        string area, DiscoveryParameters parameters, ISourceClient client, AreaQuery query, DiscoveryCheckpoint reached, CancellationToken cancellation)
    {
        if (reached.Unreachable > 0)
            _log.Warning("{0}: {1} listings or more are out of reach; nothing is taken for gone by this search", _task.Task.Id, reached.Unreachable);
        var gone = await new MissingListings(_task, client, _services).SettleAsync(query, reached, cancellation);
        var noted = await _areas.Ask<AreaReplies.Noted>(new AreaCommands.EndSearch(area, _task.Task.Id, reached, _services.Now), AreaTimeout, cancellation);
        _services.RunFaults.Heard(_task);
        var result = ResultOf(reached, gone) with { Source = parameters.Source, Location = parameters.Location };
        return await EndWrite.RunAsync(
            _services,
            _task.Lease,
            EndWrite.Done,
            () => _services.Store.Tasks.CompleteAsync(_task.Lease, result.ToJson(), _task.Task.Area is null ? null : noted.Yield, _services.Now, cancellation),
            cancellation)
            ? new TaskOutcome.Done(null, reached.Discovered)
            : new TaskOutcome.LeaseLost();
    }

    private TaskOutcome Unfinished(SpawnFault? fault, bool gotOn) =>
        SearchTurn.Unfinished(fault, gotOn, _services.Now, _services.Options.Retry.Jitter, Random.Shared.NextDouble()) is { } until
            ? new TaskOutcome.Yielded(until)
            : new TaskOutcome.Failed(fault!);

    private TaskOutcome OutcomeOf(Exception cause) => _services.RunFaults.OutcomeOf(cause, _task, _services);

    private static DiscoveryResult ResultOf(DiscoveryCheckpoint reached, FreshnessChanges gone) => new(
        reached.Pages, reached.Discovered, reached.Unchanged, reached.Rejected, reached.Unreachable, reached.IsComplete, gone.Stale, gone.Expired)
    {
        Skipped = reached.Parts is { Skipped: > 0 and var skipped } ? skipped : null,
    };

    private DiscoveryCheckpoint Checkpoint() => _task.CheckpointJson is { } json
        ? JsonSerializer.Deserialize(json, TaskJson.Default.DiscoveryCheckpoint) ?? DiscoveryCheckpoint.Start
        : DiscoveryCheckpoint.Start;

    private void Queued() => _mediator.Tell(new Publish(Topics.Task(TaskType.Ingestion), new Hints.WorkQueued(TaskType.Ingestion)));

    private static TaskOutcome.Failed Failed(FaultKind kind, string message) => new(new SpawnFault(kind, message));
}
