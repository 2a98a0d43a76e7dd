using SceneScout.Domain.Tasks;
using SceneScout.Domain.Tasks.Why;

namespace SceneScout.Domain.Tests.Tasks;

public sealed class TaskWhyTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TaskRecord Queued = new()
    {
        Task = new NewTask { Id = "t1", Type = TaskType.Discovery, Source = "yelp", ParametersJson = "{}" },
        State = TaskState.Queued,
        Attempts = 0,
        CreatedAt = Now.AddMinutes(-5),
        Fence = 0,
    };

    private static readonly TaskRecord Deferral = Queued with { Error = "RATE_LIMIT_ERROR: used up", Task = Queued.Task with { NotBefore = Now.AddHours(2) } };

    private static readonly TaskFacts Free = new() { TaskId = "t1", Task = Queued, Nodes = ["n1"], Wanted = 2, Alive = 2 };

    private static readonly TaskFacts Held = Free with { HeldBy = (new StageHold(TaskType.Ingestion, Now.AddMinutes(-10), 1), new BacklogMark(TaskType.Ingestion, 200, 100)) };

    public static TheoryData<TaskReason, TaskFacts, string> Cases => new()
    {
        { TaskReason.Unknown, new TaskFacts { TaskId = "t9" }, "'t9'" },
        { TaskReason.Succeeded, In(TaskState.Succeeded), "2027-01-01 11:59:00Z" },
        { TaskReason.Cancelled, In(TaskState.Cancelled), "2027-01-01 11:59:00Z" },
        { TaskReason.DeadLettered, In(TaskState.DeadLettered) with { Task = In(TaskState.DeadLettered).Task! with { Error = "EXTERNAL_API_ERROR: HTTP 404", Attempts = 3 } }, "after 3 attempts: EXTERNAL_API_ERROR: HTTP 404" },
        { TaskReason.Quarantined, In(TaskState.DeadLettered) with { Task = In(TaskState.DeadLettered).Task! with { Error = "POISON_TASK: 3 leases" } }, "POISON_TASK" },
        { TaskReason.DeadlinePassed, In(TaskState.DeadLettered) with { Task = In(TaskState.DeadLettered).Task! with { Error = Deadlines.Waiting(Queued.Task with { Deadline = Now }).ToString() } }, "DEADLINE_PASSED: The deadline, 2027-01-01 12:00:00.000Z, passed" },
        { TaskReason.DeadlinePassed, Free with { Task = Queued with { Task = Queued.Task with { Deadline = Now } }, Pauses = [Pause(PauseScope.Type, "discovery")] }, "12:00:00Z, has passed" },
        { TaskReason.Next, Free with { Task = Queued with { Task = Queued.Task with { Deadline = Now.AddTicks(1) } } }, "next" },
        { TaskReason.Running, In(TaskState.Leased), "worker-discovery-1" },
        { TaskReason.LeaseExpired, In(TaskState.Leased) with { Task = In(TaskState.Leased).Task! with { LeaseUntil = Now } }, "ran out" },
        { TaskReason.RetryLater, Free with { Task = Queued with { Attempts = 1, Error = "DATABASE_ERROR: away", Task = Queued.Task with { NotBefore = Now.AddSeconds(30) } } }, "12:00:30Z for attempt 2, after DATABASE_ERROR" },
        { TaskReason.NotDue, Free with { Task = Queued with { Task = Queued.Task with { NotBefore = Now.AddHours(1) } } }, "13:00:00Z" },
        { TaskReason.TypePaused, Free with { Pauses = [Pause(PauseScope.Type, "discovery")] }, "paused by ann since 2027-01-01 11:00:00Z: why not" },
        { TaskReason.SourcePaused, Free with { Pauses = [Pause(PauseScope.Source, "meetup"), Pause(PauseScope.Source, "yelp")] }, "yelp has been paused" },
        { TaskReason.NodesPaused, Free with { Pauses = [Pause(PauseScope.Node, "n1")] }, "All 1 nodes" },
        { TaskReason.NoNode, Free with { Nodes = [] }, "role discovery" },
        { TaskReason.NoWorker, Free with { Wanted = 0 }, "No discovery worker is wanted" },
        { TaskReason.NoWorker, Free with { Alive = 0 }, "none is alive" },
        { TaskReason.QuotaExhausted, Free with { Task = Deferral, QuotaUntil = TaskFacts.DeferredForQuota(Deferral) }, "yelp until 2027-01-01 14:00:00Z: RATE_LIMIT_ERROR: used up" },
        { TaskReason.SourceFull, Free with { SourceRunning = 3, SourceLimit = 3 }, "3 discovery tasks of yelp run" },
        { TaskReason.Behind, Free with { Ahead = 7, FirstPriority = 9, TypeRunning = 2, OtherSources = 1 }, "Behind 7 tasks of its source (the first has priority 9) with priority 5, taking turns with 1 other sources; 2 run" },
        { TaskReason.Behind, Free with { TypeRunning = 2 }, "all 2 workers are busy" },
        { TaskReason.Next, Free, "next" },
        { TaskReason.Backpressure, Held, "200 ingestion tasks or more have waited since 2027-01-01 11:50:00Z; discovery starts again when 100 are left." },
        { TaskReason.Backpressure, Held with { Pauses = [Pause(PauseScope.Type, "ingestion")] }, "are left. The type ingestion has been paused by ann" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_reason_tells_why_a_task_is_where_it_is(TaskReason expected, TaskFacts facts, string told)
    {
        var why = TaskWhy.Of(facts, Now);

        Assert.Equal(expected, why.Reason);
        Assert.Contains(told, why.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_has_a_case_a_code_and_an_advice()
    {
        Assert.Empty(TaskReasons.All.Except(Cases.Select(c => (TaskReason)((object[])c)[0])));
        Assert.Equal(TaskReasons.All.Count, TaskReasons.All.Select(r => r.Code()).Distinct().Count());
        Assert.All(TaskReasons.All, r => Assert.NotEmpty(r.Advice()));
    }

    [Fact]
    public void A_wait_for_anything_else_is_none_for_the_budget()
    {
        Assert.Null(TaskFacts.DeferredForQuota(Deferral with { Error = "DATABASE_ERROR: away" }));
        Assert.Null(TaskFacts.DeferredForQuota(Deferral with { Error = null }));
    }

    [Fact]
    public void The_pause_of_another_node_is_no_reason() =>
        Assert.Equal(TaskReason.Next, TaskWhy.Of(Free with { Nodes = ["n1", "n2"], Pauses = [Pause(PauseScope.Node, "n1")] }, Now).Reason);

    private static Pause Pause(PauseScope scope, string name) => new(new PauseTarget(scope, name), PauseMode.Pause, "ann", "why not", Now.AddHours(-1));

    private static TaskFacts In(TaskState state) => Free with
    {
        Task = Queued with { State = state, Attempts = 1, WorkerId = "worker-discovery-1", AssignedAt = Now.AddMinutes(-2), CompletedAt = Now.AddMinutes(-1), LeaseUntil = Now.AddSeconds(20) },
    };
}
