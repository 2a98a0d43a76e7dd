using SceneScout.Lab.Chaos;
using Xunit;

namespace SceneScout.Node.Tests.Threds;

/// <summary>What is held of the messages of threds after a cluster was broken.</summary>
public sealed class ThredTrafficTests
{
    [Fact]
    public void Each_message_once_and_in_order_is_right() => Assert.Empty(Judged(2, (1, 1), (2, 2)));

    [Fact]
    public void An_event_that_was_accepted_though_nobody_said_so_is_right() => Assert.Empty(Judged(1, (1, 1), (2, 2)));

    [Fact]
    public void One_that_is_missing_is_named() => Assert.Equal("2 events were accepted, 1 messages came", Judged(2, (1, 1)).Single());

    [Fact]
    public void One_that_comes_twice_is_named() => Assert.Equal("message 2 is of event 1, at which 1 were counted", Judged(2, (1, 1), (1, 1), (2, 2)).Single());

    [Fact]
    public void One_that_was_decided_twice_is_named() => Assert.Equal("message 2 is of event 1, at which 2 were counted", Judged(1, (1, 1), (1, 2)).Single());

    [Fact]
    public void Ones_in_another_order_are_named() => Assert.Equal("message 1 is of event 2, at which 1 were counted", Judged(2, (2, 1), (1, 2)).Single());

    private static IEnumerable<string> Judged(long accepted, params (long, long)[] read) => ThredTraffic.Judge("c", accepted, accepted + 1, read).Select(breach => breach.Detail);
}
