using SceneScout.Node.Hosting;
using Xunit;

namespace SceneScout.Node.Tests.Hosting;

public sealed class IdleHeapTests
{
    private const long Start = 80_000_000;
    private const long Little = 2_000_000;

    [Fact]
    public void What_the_start_has_left_is_given_back_once_the_node_is_quiet() =>
        Assert.Equal<IdleCollection>([IdleCollection.Nothing, IdleCollection.Nothing, IdleCollection.Everything, IdleCollection.Nothing], Look(Start, Little, Little, Little));

    [Fact]
    public void What_an_idle_node_allocates_is_collected_when_it_is_worth_it() =>
        Assert.Equal<IdleCollection>([IdleCollection.Nothing, IdleCollection.Nothing, IdleCollection.Nothing, IdleCollection.Young, IdleCollection.Nothing], Look(Start, Little, Little, Little, Little, Little, Little, Little)[3..]);

    [Fact]
    public void A_busy_node_is_left_alone() =>
        Assert.All(Look([.. Enumerable.Repeat(100_000_000L, 20)]), collect => Assert.Equal(IdleCollection.Nothing, collect));

    [Fact]
    public void A_moment_of_rest_between_two_bursts_collects_nothing() =>
        Assert.All(Look(Start, Little, Start, Little, Start, Little), collect => Assert.Equal(IdleCollection.Nothing, collect));

    [Fact]
    public void After_a_busy_time_all_of_it_is_given_back_and_every_ten_minutes_at_most()
    {
        var collected = Look([Start, Little, Little, Start, .. Enumerable.Repeat(Little, 60)]);

        Assert.Equal([2, 62], Enumerable.Range(0, collected.Count).Where(look => collected[look] == IdleCollection.Everything));
    }

    // What each look collects, when so much was allocated before each.
    private static List<IdleCollection> Look(params long[] allocations)
    {
        var (heap, allocated, collected) = (IdleHeap.Unknown, 0L, new List<IdleCollection>());
        foreach (var bytes in allocations)
        {
            allocated += bytes;
            (heap, var collect) = heap.Look(allocated);
            collected.Add(collect);
        }

        return collected;
    }
}
