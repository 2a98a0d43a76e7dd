using CsCheck;
using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Tests.Tasks;

public sealed class ClaimOrderTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_batch_is_shared_equally_between_sources_of_equal_priority()
    {
        var turns = ClaimOrder.Allocate([Queue("a", waited: 600), Queue("b", waited: 60), Queue("c", waited: 0)], 30, Start);

        Assert.Equal(30, turns.Sum(t => t.Tasks));
        Assert.All(turns, t => Assert.InRange(t.Tasks, 7, 13));
    }

    [Fact]
    public void A_source_at_its_limit_gets_nothing()
    {
        var turns = ClaimOrder.Allocate([Queue("full") with { Running = 3, Limit = 3 }, Queue("half") with { Running = 1, Limit = 3 }], 10, Start);

        Assert.Equal<SourceTurn>([new SourceTurn("half", 2)], turns);
    }

    [Fact]
    public void The_more_urgent_goes_first_but_not_for_ever()
    {
        var served = Simulate(workers: 1, seconds: 3600, service: 1, [("urgent", 15, 100_000), ("normal", 5, 100)]);

        // Ten points are ten minutes: between two turns of the normal one lie at most those, and the urgent one has nearly all turns.
        Assert.Equal("urgent", served[0].Source);
        Assert.InRange(served.Count(s => s.Source == "normal"), 5, 7);
    }

    [Fact]
    public void A_source_with_nothing_at_work_goes_before_the_second_task_of_a_more_urgent_one()
    {
        var served = Simulate(workers: 6, seconds: 600, service: 10, [("urgent", 60, 100_000), ("normal", 50, 100_000), ("idle", 10, 100_000)]);

        // At any time one of each is at work; the other three workers go by urgency.
        Assert.Equal(["urgent", "normal", "idle"], served.Take(3).Select(s => s.Source));
        Assert.Equal(60, served.Count(s => s.Source == "idle"));
        Assert.InRange(served.Count(s => s.Source == "urgent"), 200, 240);
    }

    [Fact]
    public void No_source_starves_whatever_the_load() => Gen.Select(
        Gen.Int[1, 6],
        Gen.Int[1, 20],
        Gen.Select(Gen.Int[0, 20], Gen.Int[1, 5_000]).Array[2, 6]).Sample((workers, service, queues) =>
    {
        var named = queues.Select((q, i) => ($"s{i}", q.Item1, q.Item2)).ToArray();
        var served = Simulate(workers, 3600, service, named);
        var spread = TimeSpan.FromMinutes(named.Max(q => q.Item2) - named.Min(q => q.Item2) + workers) + TimeSpan.FromSeconds(2 * service * named.Length);
        foreach (var (source, _, tasks) in named)
        {
            var turns = served.Where(s => s.Source == source).Select(s => s.At).ToList();
            if (turns.Count == tasks)
                continue;
            var waits = turns.Prepend(Start).Zip(turns.Append(Start.AddHours(1)), (a, b) => b - a);
            Assert.True(waits.Max() <= spread, $"{source} waited {waits.Max()}, at most {spread} is fair.");
        }
    }, iter: 30);

    [Fact]
    public void A_city_that_queues_thousands_delays_its_own_only()
    {
        Assert.Equal(TimeSpan.Zero, ClaimOrder.Delay(0));
        Assert.Equal(TimeSpan.FromMinutes(5000), ClaimOrder.Delay(5000));
        Assert.Equal(ClaimOrder.Delay(100_000), ClaimOrder.Delay(long.MaxValue));
    }

    private static SourceQueue Queue(string source, int priority = 5, int waited = 0) => new(source, priority, Start.AddSeconds(-waited), null, 0, 0, null);

    // One claim a free worker, second by second.
    private static List<(string Source, DateTimeOffset At)> Simulate(int workers, int seconds, int service, (string Source, int Priority, int Tasks)[] queues)
    {
        var state = queues.ToDictionary(q => q.Source, q => (Queue: Queue(q.Source, q.Priority), Left: q.Tasks));
        var busy = new List<(string Source, int Until)>();
        var served = new List<(string, DateTimeOffset)>();
        for (var second = 0; second < seconds; second++)
        {
            foreach (var (source, _) in busy.Where(b => b.Until <= second))
                state[source] = (state[source].Queue with { Running = state[source].Queue.Running - 1 }, state[source].Left);
            busy.RemoveAll(b => b.Until <= second);
            var now = Start.AddSeconds(second);
            while (busy.Count < workers && ClaimOrder.Allocate(state.Values.Where(s => s.Left > 0).Select(s => s.Queue), 1, now) is [var turn])
            {
                var (queue, left) = state[turn.Source];
                state[turn.Source] = (queue with { Running = queue.Running + 1, LastTurn = now, Turns = queue.Turns + 1 }, left - 1);
                busy.Add((turn.Source, second + service));
                served.Add((turn.Source, now));
            }
        }

        return served;
    }
}
