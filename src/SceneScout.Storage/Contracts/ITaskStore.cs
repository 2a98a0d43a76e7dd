using System.Collections.Immutable;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Contracts;

/// <summary>The durable queue. Every call that belongs to a worker names its <see cref="TaskLease"/> and answers false when the lease is lost (other worker, other fence, not leased any more).</summary>
public interface ITaskStore
{
    /// <summary>Queues tasks. An id or idempotency key that is known is not queued again, whatever its state. All or none of the rest: when the live tasks of a type would pass its limit, nothing is queued.</summary>
    /// <param name="tasks">Up to 10,000 tasks.</param>
    /// <param name="limit">Live (queued and leased) tasks allowed per type.</param>
    /// <param name="now">The instant that goes into created-at.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<EnqueueResult> EnqueueAsync(IReadOnlyList<NewTask> tasks, int limit, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Claims queued tasks of one type whose not-before has come. Sources take turns and areas within a source (<see cref="ClaimOrder"/>); then by priority (aged: one point for each minute of waiting), then age. No task goes to two claimers. The fence grows by one; attempts grow by one. Nothing is claimed for what is paused, nor for a worker beyond its type's target, nor while a stage that follows holds (<see cref="ClaimRequest.Next"/>).</summary>
    Task<ImmutableArray<TaskRecord>> ClaimAsync(ClaimRequest request, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Moves the end of a lease.</summary>
    /// <returns>False when the lease is lost.</returns>
    Task<bool> RenewAsync(TaskLease lease, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Gives a task back unharmed: queued at once, the attempt not counted, the checkpoint kept.</summary>
    Task<bool> ReleaseAsync(TaskLease lease, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Puts a task off that is not done: queued again not before an instant, the attempt neither counted nor kept as a failure, the checkpoint kept, the reason shown as its error. One that took its turn stands where a task without any priority would that is queued now: whatever waits goes before it.</summary>
    Task<bool> DeferAsync(TaskLease lease, Deferral until, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Ends the waits of tasks that are put off since a source's calls are limited: somebody gave it another key, or other limits.</summary>
    /// <param name="source">The source.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>How many may be claimed from now on.</returns>
    Task<int> HurryAsync(string source, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Ends the waits of a stage's tasks that are put off since calls are limited: those of a stage that calls somebody of its own, whose budget is no source's.</summary>
    /// <param name="type">The stage.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>How many may be claimed from now on.</returns>
    Task<int> HurryAsync(TaskType type, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Ends a task that succeeded. What its area's searches came to is projected into <see cref="IAreaStore"/> in the same transaction.</summary>
    /// <param name="lease">The task's lease.</param>
    /// <param name="resultJson">Its result.</param>
    /// <param name="area">What its area says of its searches, this one among them; null when nothing is said.</param>
    /// <param name="next">What it leaves to the stages that follow; queued in the same transaction.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<bool> CompleteAsync(TaskLease lease, string resultJson, AreaYield? area, FollowUps next, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Ends a task that succeeded and leaves nothing to others.</summary>
    Task<bool> CompleteAsync(TaskLease lease, string resultJson, AreaYield? area, DateTimeOffset now, CancellationToken cancellation) =>
        CompleteAsync(lease, resultJson, area, FollowUps.None, now, cancellation);

    /// <summary>Ends a task that succeeded and says nothing of an area.</summary>
    Task<bool> CompleteAsync(TaskLease lease, string resultJson, DateTimeOffset now, CancellationToken cancellation) =>
        CompleteAsync(lease, resultJson, null, FollowUps.None, now, cancellation);

    /// <summary>Whether a stage has as much waiting as it may, for a running task that queues for it as it goes.</summary>
    /// <param name="next">The stages that it queues for.</param>
    /// <param name="now">Where it begins, this goes into the hold.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<bool> HoldsAsync(ImmutableArray<BacklogMark> next, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Ends an attempt that failed: queued again not before an instant (the checkpoint kept), or moved to the dead letters with payload, all attempts' faults and trace. Each failure is kept for the dead letter and counted (<c>tasks.failed</c>).</summary>
    Task<bool> FailAsync(TaskLease lease, SpawnFault fault, RetryDecision decision, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Takes back leases that ran out: queued again, or quarantined (dead-lettered as poison) when the task has lost <paramref name="maxLosses"/> leases. At most 1,000 a call. Anybody may call it, any number at once.</summary>
    /// <returns>Ids of the tasks taken back.</returns>
    Task<ImmutableArray<string>> ReapAsync(int maxLosses, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Gives up queued tasks whose deadline has passed: dead-lettered as <see cref="FaultKind.DeadlinePassed"/>, which no attempt is counted for. No claim takes them meanwhile. At most 1,000 a call. Anybody may call it, any number at once.</summary>
    /// <returns>Ids of the tasks given up.</returns>
    Task<ImmutableArray<string>> ExpireAsync(DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Cancels a live task; a worker that holds it loses its lease.</summary>
    /// <returns>False when there is no such live task.</returns>
    Task<bool> CancelAsync(string taskId, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>One task; null when unknown.</summary>
    Task<TaskRecord?> FindAsync(string taskId, CancellationToken cancellation);

    /// <summary>Tasks, newest first.</summary>
    /// <param name="type">Only this type; null for all.</param>
    /// <param name="state">Only this state; null for all.</param>
    /// <param name="limit">1 to 10,000.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableArray<TaskRecord>> ListAsync(TaskType? type, TaskState? state, int limit, CancellationToken cancellation);

    /// <summary>A page of tasks, newest first. A task that is queued while somebody pages stands before all pages; none is missed or met twice.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<(ImmutableArray<TaskRecord> Tasks, TimedPlace? Next)> NewestAsync(TaskFilter filter, TimedPlace? after, int limit, CancellationToken cancellation);

    /// <summary>The searches of a plan, in order of their ids.</summary>
    /// <param name="planId">The plan, 1 to 64 letters, digits, dots or dashes.</param>
    /// <param name="from">When it was asked for: none of its tasks was queued before.</param>
    /// <param name="to">When its tasks were queued, or later.</param>
    /// <param name="movedSince">Only live ones, and those that ended since; null for all.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableArray<TaskRecord>> OfPlanAsync(string planId, DateTimeOffset from, DateTimeOffset to, DateTimeOffset? movedSince, CancellationToken cancellation);

    /// <summary>All searches of a plan.</summary>
    Task<ImmutableArray<TaskRecord>> OfPlanAsync(string planId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) => OfPlanAsync(planId, from, to, null, cancellation);

    /// <summary>Tasks in one state, lowest rank first: the order in which equals of one source are claimed. Tasks that move between two pages may stand in both or in neither.</summary>
    /// <param name="state">The state.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<TaskPage> PageAsync(TaskState state, TaskPlace? after, int limit, CancellationToken cancellation);

    /// <summary>How many tasks stand where, by type and source. Cheap enough to be asked every second.</summary>
    Task<ImmutableArray<TaskCount>> CountAsync(CancellationToken cancellation);

    /// <summary>What waits and runs, by type: what autoscaling goes by. Tasks that are paused or not due do not count as ready; types without live tasks are left out.</summary>
    Task<ImmutableArray<Backlog>> BacklogAsync(DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Where a queued task stands: what a person wants to know who asks why it waits. Null when it is unknown or not queued.</summary>
    Task<QueuePlace?> PlaceAsync(string taskId, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Dead letters, newest first.</summary>
    Task<ImmutableArray<DeadLetter>> DeadLettersAsync(int limit, CancellationToken cancellation);
}

/// <summary>A worker's wish for work.</summary>
/// <param name="Type">What kind.</param>
/// <param name="WorkerId">Who asks.</param>
/// <param name="Max">At most so many tasks, 1 to 100.</param>
/// <param name="LeaseUntil">End of the lease.</param>
/// <param name="ExcludedSources">Sources not to claim for (paused, or at their concurrency limit).</param>
/// <param name="Reclaim">True for a worker that has just started: a task still leased to the same worker id is its own from before a crash, and comes first. It counts as a new claim, with a new fence and attempt.</param>
public sealed record ClaimRequest(TaskType Type, string WorkerId, int Max, DateTimeOffset LeaseUntil, ImmutableArray<string> ExcludedSources, bool Reclaim = false)
{
    /// <summary>The worker's number within its type, from 1; checked against the type's target. 0 for a claimer that is no worker of a pool.</summary>
    public int Slot { get; init; }

    /// <summary>Address of the worker's node; nothing is claimed while it is paused. Null for none.</summary>
    public string? Node { get; init; }

    /// <summary>How many tasks of this type may run at once in the whole cluster, by source; a source without an entry has no limit.</summary>
    public ImmutableSortedDictionary<string, int> SourceLimits { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>The stages that its tasks queue for, with their marks: while one of them has as much waiting as it may, nothing is claimed but what is the worker's own from before.</summary>
    public ImmutableArray<BacklogMark> Next { get; init; } = [];

    /// <summary>With <see cref="Reclaim"/>: a task that lost so many leases is quarantined, not claimed again.</summary>
    public int MaxLosses { get; init; } = int.MaxValue;
}

/// <summary>What waits and runs of a type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Ready">Tasks that a worker could claim now.</param>
/// <param name="Waiting">Queued tasks that are not due or paused.</param>
/// <param name="Running">Tasks under a lease.</param>
/// <param name="OldestReady">Since when the first of the ready tasks could have been claimed; null when none is ready.</param>
public sealed record Backlog(TaskType Type, long Ready, long Waiting, long Running, DateTimeOffset? OldestReady);

/// <summary>Where a queued task stands.</summary>
/// <param name="Ahead">Ready tasks of its type and source that go first.</param>
/// <param name="OtherSources">Other sources of its type with ready tasks: they take turns with its own.</param>
/// <param name="SourceRunning">Tasks of its type and source that run.</param>
/// <param name="TypeRunning">Tasks of its type that run.</param>
/// <param name="FirstPriority">Priority of the first of the ready tasks of its type and source; null when none is ahead.</param>
public sealed record QueuePlace(long Ahead, int OtherSources, int SourceRunning, int TypeRunning, int? FirstPriority)
{
    /// <summary>Tasks of its call that run; 0 for a task of no call with terms.</summary>
    public int CallRunning { get; init; }
}

/// <summary>What became of tasks to be queued.</summary>
/// <param name="Queued">Newly queued ids.</param>
/// <param name="Known">Ids that were known before (by id or idempotency key: then the id of the first).</param>
/// <param name="Refused">Null, or the <see cref="FaultKind.WorkerLimit"/> fault: nothing was queued.</param>
public sealed record EnqueueResult(ImmutableArray<string> Queued, ImmutableArray<string> Known, SpawnFault? Refused);

/// <summary>So many tasks.</summary>
/// <param name="Type">Of this type.</param>
/// <param name="Source">Of this source; null for tasks without one.</param>
/// <param name="State">In this state.</param>
/// <param name="Count">So many.</param>
/// <param name="Oldest">When the oldest of them was queued.</param>
public sealed record TaskCount(TaskType Type, string? Source, TaskState State, long Count, DateTimeOffset Oldest);

/// <summary>A task that was given up.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Type">Its type.</param>
/// <param name="Source">Its source.</param>
/// <param name="ParametersJson">Its payload.</param>
/// <param name="Faults">Every attempt's fault as <c>CODE: message</c>, oldest first, at most 20.</param>
/// <param name="TraceParent">W3C traceparent.</param>
/// <param name="DeadAt">When it was given up.</param>
public sealed record DeadLetter(string TaskId, TaskType Type, string? Source, string ParametersJson, ImmutableArray<string> Faults, string? TraceParent, DateTimeOffset DeadAt);
