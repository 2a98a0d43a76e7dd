using System.Text.Json;
using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.Event;
using Akka.Streams;
using SceneScout.Actors.Areas;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Discovery;

/// <summary>Runs one discovery task: tells the area that a search begins, lets the stream read and keep pages, tells the area what it came to. Where the search stands is the task's own: its checkpoint moves with the listings.</summary>
public sealed class DiscoveryRunner : StageRunner
{
    // An area answers within milliseconds, or is being brought up again elsewhere; its search waits for that without the worker.
    private static readonly TimeSpan AreaTimeout = TimeSpan.FromSeconds(3);
    private readonly IActorRef _areas;
    private readonly IMaterializer _materializer = Context.Materializer();
    private readonly IActorRef _mediator = DistributedPubSub.Get(Context.System).Mediator;
    private readonly ILoggingAdapter _log = Context.GetLogger();

    /// <summary>Makes the runner of one task.</summary>
    /// <param name="task">The claimed task.</param>
    /// <param name="services">What the node shares.</param>
    /// <param name="areas">The areas' shard region.</param>
    public DiscoveryRunner(TaskRecord task, SpawnServices services, IActorRef areas)
        : base(task, services) => _areas = areas;

    /// <summary>Props of a runner.</summary>
    public static Props Props(TaskRecord task, SpawnServices services, IActorRef areas) =>
        ActorFactory.Of(() => new DiscoveryRunner(task, services, areas));

    /// <inheritdoc />
    protected override async Task<TaskOutcome> RunAsync(CancellationToken cancellation)
    {
        if (Read(TaskJson.Default.DiscoveryParameters, Unusable, out var parameters) is { } mistake)
            return mistake;
        var source = Services.Sources.Adapter(parameters.Source)!.Name;
        if (Services.Sources.Client(source) is not { } client)
            return Failed(FaultKind.Authentication, $"{source} has no API key, so it cannot be searched.");

        var area = Claimed.Task.Area ?? $"{source}/adhoc";
        var checkpoint = Checkpoint();
        var begun = await BeginAsync(area, parameters, client, checkpoint, cancellation);

        var turn = SearchTurn.Of(Services.Now, Services.Options.SearchTurn, Services.Options.TimeoutOf(Claimed.Task));
        var seeds = await LearnedSeeds.ReadAsync(Services.Store.Seeds, source, Services.Now, cancellation);
        var query = DiscoveryQuery.Of(parameters) with { Seeds = seeds, Area = area, Patience = new CallPatience(turn.Length, Services.Time) };
        var search = new DiscoverySearch(Claimed, source, client, Services, Queued, cancellation);
        var (reached, fault) = (checkpoint, (SpawnFault?)null);
        if (checkpoint is not { Pages: > 0, Cursor: null })
        {
            var allowance = await AreaAllowance.ReadAsync(Services, source, area, cancellation);
            (reached, fault) = allowance.Reason is { } reason
                ? (checkpoint, reason)
                : await search.RunAsync(query, checkpoint, begun.Known, turn with { Calls = allowance.Calls }, _materializer);
        }

        var gotOn = reached.Pages > checkpoint.Pages;
        if (gotOn)
            Services.RunFaults.Heard(Claimed);
        return fault is not null || reached.Cursor is not null
            ? Unfinished(fault, gotOn, search.IsHeld)
            : await EndAsync(area, parameters, client, query, reached, cancellation);
    }

    private string? Unusable(DiscoveryParameters read) => read switch
    {
        _ when Services.Sources.Adapter(read.Source) is null => $"source '{read.Source}' is not accepted: one of {Services.Sources.Names}.",
        { Location: null } => "location is missing: {latitude, longitude, radius}.",
        _ when !GeoPoint.IsLatitude(read.Location.Latitude) => $"location.latitude '{read.Location.Latitude}' is not accepted: -90 to 90.",
        _ when !GeoPoint.IsLongitude(read.Location.Longitude) => $"location.longitude '{read.Location.Longitude}' is not accepted: -180 to 180.",
        // An area of the plan may be the whole earth.
        { Location.Radius: not > 0 } => $"location.radius '{read.Location.Radius}' is not accepted: metres above 0.",
        { DateRange: null } => "dateRange is missing: {start, end}.",
        _ => null,
    };

    // A later turn of a search begins when its first one did, also where another search of the area came between.
    private async Task<AreaReplies.SearchBegun> BeginAsync(
        string area, DiscoveryParameters parameters, ISourceClient client, DiscoveryCheckpoint checkpoint, CancellationToken cancellation)
    {
        var planned = Claimed.Task.Area is not null;
        return await _areas.AskAsync<AreaReplies.SearchBegun>(
            new AreaCommands.BeginSearch(area, Claimed.Task.Id, parameters.DateRange, checkpoint.BegunAt ?? Services.Now)
            {
                Scope = DiscoveryQuery.Scope(parameters),
                Rule = planned ? Services.Options.WholeSearches.For(Services.Sources.Retention(new SourceName(parameters.Source))) : null,
                TraceParent = Claimed.Task.TraceParent,
                Known = planned ? await Services.Store.Areas.FindAsync(area, cancellation) : null,
            },
            AreaTimeout,
            Services.Time,
            cancellation);
    }

    private async Task<TaskOutcome> EndAsync(
        string area, DiscoveryParameters parameters, ISourceClient client, AreaQuery query, DiscoveryCheckpoint reached, CancellationToken cancellation)
    {
        if (reached.Unreachable > 0)
            _log.Warning("{0}: {1} listings or more are out of reach; nothing is taken for gone by this search", Claimed.Task.Id, reached.Unreachable);
        if (reached.Slipped > 0)
            _log.Info("{0}: lists changed while they were read, {1} times; nothing is taken for gone by this search, and the next one reads everything", Claimed.Task.Id, reached.Slipped);
        var gone = await new MissingListings(Claimed, client, Services).SettleAsync(query, reached, cancellation);
        var noted = await _areas.AskAsync<AreaReplies.Noted>(new AreaCommands.EndSearch(area, Claimed.Task.Id, reached, Services.Now) { TraceParent = Claimed.Task.TraceParent }, AreaTimeout, Services.Time, cancellation);
        Services.RunFaults.Heard(Claimed);
        var json = (ResultOf(reached, gone) with { Source = parameters.Source, Location = parameters.Location }).ToJson();
        return await EndWrite.RunAsync(
            Services,
            Claimed.Lease,
            EndWrite.Done,
            () => Services.Store.Tasks.CompleteAsync(Claimed.Lease, json, Claimed.Task.Area is null ? null : noted.Yield, Services.Now, cancellation),
            cancellation)
            ? new TaskOutcome.Done(null, reached.Discovered) { WrittenJson = json, Errors = reached.Rejected }
            : new TaskOutcome.LeaseLost();
    }

    private TaskOutcome Unfinished(SpawnFault? fault, bool gotOn, bool held) =>
        SearchTurn.Unfinished(fault, gotOn, Services.Now, Random.Shared.NextDouble()) is { } until
            ? new TaskOutcome.Yielded(until) { Held = held && fault is null }
            : new TaskOutcome.Failed(fault!);

    private static DiscoveryResult ResultOf(DiscoveryCheckpoint reached, FreshnessChanges gone) => new(
        reached.Pages, reached.Discovered, reached.Unchanged, reached.Rejected, reached.Unreachable, reached.IsComplete, gone.Stale, gone.Expired)
    {
        Slipped = reached.Slipped > 0 ? reached.Slipped : null,
        Skipped = reached.Parts is { Skipped: > 0 and var skipped } ? skipped : null,
    };

    private DiscoveryCheckpoint Checkpoint() => Claimed.CheckpointJson is { } json
        ? JsonSerializer.Deserialize(json, TaskJson.Default.DiscoveryCheckpoint) ?? DiscoveryCheckpoint.Start
        : DiscoveryCheckpoint.Start;

    private void Queued()
    {
        foreach (var next in Services.Stages.After(TaskType.Discovery).Select(stage => stage.Type))
            _mediator.Tell(new Publish(Topics.Task(next), new Hints.WorkQueued(next)));
    }

    private static TaskOutcome.Failed Failed(FaultKind kind, string message) => new(new SpawnFault(kind, message));
}
