using SceneScout.Actors.Feed;
using Xunit;

namespace SceneScout.Actors.Tests.Feed;

public sealed class FeedSignalTests
{
    [Fact]
    public void A_pulse_ends_what_was_taken_before_it_and_nothing_taken_after()
    {
        var signal = new FeedSignal();
        var (one, two) = (signal.Next, signal.Next);

        signal.Pulse();

        Assert.True(one.IsCompletedSuccessfully && two.IsCompletedSuccessfully);
        Assert.False(signal.Next.IsCompleted);
    }
}
