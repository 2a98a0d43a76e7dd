using SceneScout.Actors.Controller;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using Xunit;

namespace SceneScout.Actors.Tests.Controller;

public sealed class SpawnPolicyTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly SpawnOptions Options = new();

    [Fact]
    public void A_spawned_worker_gets_the_next_number_of_its_type()
    {
        var (decided, _) = SpawnPolicy.Empty.SpawnWorker(TaskType.Discovery, Options, Now);

        Assert.Equal(["worker-discovery-1", "worker-discovery-2", "worker-discovery-3"], SpawnPolicy.Empty.Apply(decided!).WorkerIds(TaskType.Discovery, Options));
    }

    [Fact]
    public void A_full_pool_refuses_and_names_its_limit()
    {
        var full = SpawnPolicy.Empty.Apply(new SpawnEvents.WorkersDesired(TaskType.Discovery, 3, Now));

        var (decided, refused) = full.SpawnWorker(TaskType.Discovery, Options, Now);
        Assert.Null(decided);
        Assert.Equal(FaultKind.WorkerLimit, refused!.Kind);
        Assert.Contains("workers.discovery.max", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_plan_is_planned_once()
    {
        var command = new SpawnCommands.PlanDiscovery("p1", [], [], null);
        var planned = SpawnPolicy.Empty.PlanDiscovery(command, Options, Now)!;
        Assert.Null(planned.Deadline);
        Assert.Equal(Now.AddHours(1), SpawnPolicy.Empty.PlanDiscovery(command with { Deadline = Now.AddHours(1) }, Options, Now)!.Deadline);
        var open = SpawnPolicy.Empty.Apply(planned);

        Assert.Null(open.PlanDiscovery(command, Options, Now));
        Assert.Null(open.Apply(new SpawnEvents.DiscoveryQueued("p1", 5, 5)).PlanDiscovery(command, Options, Now));
        Assert.Equal(new DateRange(Now, Now.AddDays(90)), planned.Range);
    }

    [Fact]
    public void A_snapshot_restores_what_was_decided()
    {
        var policy = SpawnPolicy.Empty
            .Apply(new SpawnEvents.WorkersDesired(TaskType.Ingestion, 4, Now))
            .Apply(new SpawnEvents.DiscoveryPlanned("p", [], [], new DateRange(Now, Now.AddDays(1)), Now))
            .Apply(new SpawnEvents.DiscoveryQueued("q", 1, 1))
            .Apply(new SpawnEvents.SweepDone(0, Now));
        var restored = SpawnSnapshot.Of(policy).Restore();

        Assert.Equal(4, restored.WorkersOf(TaskType.Ingestion, Options));
        Assert.Equal(["p"], restored.Open.Keys);
        Assert.NotNull(restored.Find("q"));
        Assert.Equal(Now, restored.LastSweep);
    }
}
