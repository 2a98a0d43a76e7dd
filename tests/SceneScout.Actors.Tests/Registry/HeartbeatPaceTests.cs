using SceneScout.Actors.Registry;
using Xunit;

namespace SceneScout.Actors.Tests.Registry;

public sealed class HeartbeatPaceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_states_are_written_at_once() => Assert.True(default(HeartbeatPace).IsDue(Now));

    [Fact]
    public void What_changed_is_written_at_the_next_look() => Assert.True(HeartbeatPace.Written(Now).Changed().IsDue(Now + HeartbeatPace.Look));

    [Fact]
    public void What_did_not_change_waits_for_the_heartbeat()
    {
        var written = HeartbeatPace.Written(Now);

        Assert.False(written.IsDue(Now + HeartbeatPace.Rest - TimeSpan.FromTicks(1)));
        Assert.True(written.IsDue(Now + HeartbeatPace.Rest));
    }

    [Fact]
    public void A_clock_that_was_set_back_does_not_silence_it() => Assert.True(HeartbeatPace.Written(Now).IsDue(Now - TimeSpan.FromMilliseconds(1)));
}
