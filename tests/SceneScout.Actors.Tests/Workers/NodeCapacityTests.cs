using System.Collections.Immutable;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Actors.Workers;
using SceneScout.Actors.Workers.Discovery;
using SceneScout.Actors.Workers.Ingestion;
using SceneScout.Actors.Workers.Processing;
using SceneScout.Domain.Tasks;
using Xunit;

namespace SceneScout.Actors.Tests.Workers;

public sealed class NodeCapacityTests
{
    // An ingestion task of 16 listings of 64 KiB holds 1 MiB.
    private const int Batch = 16;
    private static readonly DateTimeOffset Now = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Tasks_of_a_type_hold_no_more_memory_than_its_limit_together()
    {
        var node = new NodeCapacity(8);
        var options = Options(memory: 2L << 20, cpu: 0);

        Assert.True(node.TryTake(IngestionStage.Definition, options, Now));
        Assert.True(node.TryTake(IngestionStage.Definition, options, Now));
        Assert.False(node.TryTake(IngestionStage.Definition, options, Now));
        Assert.True(node.TryTake(ProcessingStage.Definition, options, Now));
        node.GiveBack(TaskType.Ingestion);
        Assert.True(node.TryTake(IngestionStage.Definition, options, Now));
    }

    [Theory]
    [InlineData(2, 0.5, 4)]
    [InlineData(2, 0.3, 6)]
    [InlineData(1, 0.3, 3)]
    [InlineData(4, 1, 4)]
    [InlineData(1, 2, 1)]
    [InlineData(1, 0, 64)]
    public void Tasks_of_a_type_keep_no_more_processors_busy_than_the_node_has(int processors, double cpu, int places) =>
        Assert.Equal(places, new NodeCapacity(processors).PlacesOf(IngestionStage.Definition, Options(memory: 64L << 20, cpu)));

    [Fact]
    public void A_task_larger_than_the_limit_runs_alone()
    {
        var node = new NodeCapacity(2);
        var options = Options(memory: 1, cpu: 0);

        Assert.True(node.TryTake(DiscoveryStage.Definition, options, Now));
        Assert.False(node.TryTake(DiscoveryStage.Definition, options, Now));
    }

    [Fact]
    public async Task Workers_at_once_never_pass_the_limit()
    {
        var node = new NodeCapacity(5);
        var options = Options(memory: 1L << 40, cpu: 0.5);

        var taken = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => node.TryTake(IngestionStage.Definition, options, Now))));

        Assert.Equal(10, taken.Count(t => t));
        Assert.Equal(10, node.Taken(TaskType.Ingestion));
    }

    [Theory]
    [InlineData("worker-discovery-12", 12)]
    [InlineData("worker-discovery-x", 0)]
    [InlineData("importer", 0)]
    public void A_workers_number_is_the_end_of_its_id(string id, int slot) => Assert.Equal(slot, WorkerClaims.Slot(id));

    [Fact]
    public void With_one_place_for_all_types_each_gets_its_turn()
    {
        var node = new NodeCapacity(8);
        var options = Options(memory: 1L << 40, cpu: 0) with { MaxWorkers = 1 };

        Assert.True(node.TryTake(DiscoveryStage.Definition, options, Now));
        Assert.False(node.TryTake(IngestionStage.Definition, options, Now));
        Assert.False(node.TryTake(ProcessingStage.Definition, options, Now.AddMilliseconds(1)));
        Assert.True(node.GiveBack(TaskType.Discovery));
        Assert.False(node.TryTake(DiscoveryStage.Definition, options, Now.AddMilliseconds(2)));
        Assert.False(node.TryTake(ProcessingStage.Definition, options, Now.AddMilliseconds(3)));
        Assert.True(node.TryTake(IngestionStage.Definition, options, Now.AddMilliseconds(4)));
        node.GiveBack(TaskType.Ingestion);
        Assert.True(node.TryTake(ProcessingStage.Definition, options, Now.AddMilliseconds(5)));
        node.GiveBack(TaskType.Processing);
        Assert.True(node.TryTake(DiscoveryStage.Definition, options, Now.AddMilliseconds(6)));
        Assert.False(node.GiveBack(TaskType.Discovery));
    }

    [Fact]
    public void A_type_that_asks_no_more_keeps_nobody_waiting()
    {
        var node = new NodeCapacity(8);
        var options = Options(memory: 1L << 40, cpu: 0) with { MaxWorkers = 1 };
        node.TryTake(DiscoveryStage.Definition, options, Now);
        node.TryTake(IngestionStage.Definition, options, Now);
        node.GiveBack(TaskType.Discovery);

        Assert.False(node.TryTake(DiscoveryStage.Definition, options, Now.AddSeconds(9)));
        Assert.True(node.TryTake(DiscoveryStage.Definition, options, Now.AddSeconds(11)));
    }

    private static SpawnOptions Options(long memory, double cpu) => new()
    {
        IngestionBatchSize = Batch,
        Types = StageRegistry.BuiltIn.Types.ToImmutableSortedDictionary(type => type, _ => new WorkerTypeOptions(1, 10) { MemoryLimit = memory, CpuLimit = cpu }),
    };
}
