using SceneScout.Lab.Bench.Http;
using Xunit;

namespace SceneScout.Node.Tests.Bench.Http;

public sealed class StreamVerdictTests
{
    private static readonly DateTimeOffset At = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<long, DateTimeOffset> Written = new() { [3] = At, [5] = At.AddMilliseconds(10), [8] = At.AddMilliseconds(20) };

    [Fact]
    public void Clients_that_got_all_in_order_lost_nothing()
    {
        var verdict = StreamVerdict.Of(Written, [Came(3, 5, 8), Came(3, 5, 8)]);

        Assert.Equal((6, 0, 0, 0), (verdict.Received, verdict.Lost, verdict.Repeated, verdict.OutOfOrder));
        Assert.Equal((6, 90), (verdict.Delays.Count, verdict.Delays.Median));
    }

    [Fact]
    public void What_did_not_come_is_lost_client_by_client() => Assert.Equal(3 + 1, StreamVerdict.Of(Written, [Came(), Came(3, 8)]).Lost);

    [Fact]
    public void What_came_again_or_late_is_told()
    {
        var verdict = StreamVerdict.Of(Written, [Came(3, 8, 5, 3)]);

        Assert.Equal((4, 0, 1, 1), (verdict.Received, verdict.Lost, verdict.Repeated, verdict.OutOfOrder));
    }

    [Fact]
    public void What_others_wrote_is_passed_over() => Assert.Equal(3, StreamVerdict.Of(Written, [Came(1, 3, 4, 5, 8)]).Received);

    // All at once, 100 ms after the first write.
    private static (long, DateTimeOffset)[] Came(params long[] ids) => [.. ids.Select(id => (id, At.AddMilliseconds(100)))];
}
