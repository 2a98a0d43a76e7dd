using SceneScout.Actors.Controller;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Tasks;
using Xunit;

namespace SceneScout.Actors.Tests.Controller;

public class ClusterWorkersTests
{
    private static readonly SpawnOptions Node = new();

    [Fact]
    public void Ten_nodes_have_ten_nodes_workers()
    {
        var cluster = Node.ForNodes(_ => 10, 10);

        Assert.Equal(10 * Node.MaxWorkers, cluster.MaxWorkers);
        Assert.All(Node.Types, type => Assert.Equal((10 * type.Value.Workers, 10 * type.Value.MaxWorkers), (cluster.Types[type.Key].Workers, cluster.Types[type.Key].MaxWorkers)));
        Assert.Equal(10 * Node.Types[TaskType.Ingestion].Workers, SpawnPolicy.Empty.WorkerIds(TaskType.Ingestion, cluster).Count());
    }

    [Fact]
    public void A_type_has_workers_for_the_nodes_that_work_on_it_and_for_one_at_least()
    {
        var cluster = Node.ForNodes(type => type == TaskType.Discovery ? 2 : 0, 3);

        Assert.Equal(2 * Node.Types[TaskType.Discovery].MaxWorkers, cluster.Types[TaskType.Discovery].MaxWorkers);
        Assert.Equal(Node.Types[TaskType.Processing], cluster.Types[TaskType.Processing]);
    }

    [Fact]
    public void One_node_is_as_its_settings_say() => Assert.Same(Node, Node.ForNodes(_ => 1, 1));
}
