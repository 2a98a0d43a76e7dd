using SceneScout.Actors.Workers;
using SceneScout.Domain.Tasks;
using Xunit;

namespace SceneScout.Actors.Tests.Workers;

public sealed class NodeMemoryTests
{
    [Fact]
    public void Tasks_of_a_type_hold_no_more_than_its_limit_together()
    {
        var memory = new NodeMemory();

        Assert.True(memory.TryTake(TaskType.Ingestion, 60, 100));
        Assert.False(memory.TryTake(TaskType.Ingestion, 60, 100));
        Assert.True(memory.TryTake(TaskType.Processing, 60, 100));
        memory.GiveBack(TaskType.Ingestion, 60);
        Assert.True(memory.TryTake(TaskType.Ingestion, 60, 100));
    }

    [Fact]
    public void A_task_larger_than_the_limit_runs_alone()
    {
        var memory = new NodeMemory();

        Assert.True(memory.TryTake(TaskType.Discovery, 500, 100));
        Assert.False(memory.TryTake(TaskType.Discovery, 1, 100));
    }

    [Fact]
    public async Task Workers_at_once_never_pass_the_limit()
    {
        var memory = new NodeMemory();

        var taken = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => memory.TryTake(TaskType.Ingestion, 10, 100))));

        Assert.Equal(10, taken.Count(t => t));
        Assert.Equal(100, memory.Taken(TaskType.Ingestion));
    }

    [Theory]
    [InlineData("worker-discovery-12", 12)]
    [InlineData("worker-discovery-x", 0)]
    [InlineData("importer", 0)]
    public void A_workers_number_is_the_end_of_its_id(string id, int slot) => Assert.Equal(slot, WorkerClaims.Slot(id));
}
