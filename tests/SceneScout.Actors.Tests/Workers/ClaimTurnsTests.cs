using Akka.Actor;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Tasks;
using Xunit;

namespace SceneScout.Actors.Tests.Workers;

public sealed class ClaimTurnsTests : ActorTest
{
    private readonly ClaimTurns _turns = new();

    [Fact]
    public void Of_many_that_ask_at_once_two_do_when_there_is_nothing()
    {
        var workers = Workers(8);
        Assert.Equal([workers[0]], workers.Where(Begins));

        // What woke the others may be younger than the first question.
        Assert.Equal(workers[1], Ends(workers[0], found: false));
        Assert.True(Begins(workers[1]));
        Assert.Null(Ends(workers[1], found: false));
    }

    [Fact]
    public void While_there_is_work_each_wakes_the_next()
    {
        var workers = Workers(4);
        Assert.Single(workers, Begins);

        foreach (var (worker, next) in workers.Zip(workers[1..]))
        {
            Assert.Equal(next, Ends(worker, found: true));
            Assert.True(Begins(next));
        }

        Assert.Null(Ends(workers[^1], found: true));
    }

    [Fact]
    public void News_that_comes_while_the_last_one_asks_is_asked_for_once_more()
    {
        var workers = Workers(3);
        Begins(workers[0]);
        Begins(workers[1]);
        Begins(Ends(workers[0], found: false)!);
        Assert.False(Begins(workers[2]));

        Assert.Equal(workers[2], Ends(workers[1], found: false));
    }

    [Fact]
    public void Types_do_not_wait_for_each_other_and_a_worker_does_not_wait_for_itself()
    {
        var worker = Workers(1)[0];

        Assert.True(Begins(worker));
        Assert.False(Begins(worker));
        Assert.True(_turns.TryBegin(TaskType.Ingestion, worker));
        Assert.Null(Ends(worker, found: true));
    }

    [Fact]
    public void A_worker_that_goes_leaves_the_line()
    {
        var workers = Workers(3);
        Assert.Single(workers, Begins);

        Assert.Null(Ends(workers[1], found: false));
        Assert.Equal(workers[2], Ends(workers[0], found: true));
    }

    private bool Begins(IActorRef worker) => _turns.TryBegin(TaskType.Processing, worker);

    private IActorRef? Ends(IActorRef worker, bool found) => _turns.End(TaskType.Processing, worker, found);

    private IActorRef[] Workers(int count) => [.. Enumerable.Range(0, count).Select(_ => CreateTestProbe().Ref)];
}
