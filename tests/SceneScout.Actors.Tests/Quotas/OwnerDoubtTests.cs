using SceneScout.Actors.Quotas;
using Xunit;

namespace SceneScout.Actors.Tests.Quotas;

public sealed class OwnerDoubtTests
{
    private static readonly DateTimeOffset T = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly OwnerDoubt Sure = OwnerDoubt.At(T).Proven();

    [Fact]
    public void An_owner_that_begins_writes_before_its_first_answer()
    {
        Assert.True(OwnerDoubt.At(T).Holds(T, isWhole: true));
        Assert.False(Sure.Holds(T, isWhole: true));
    }

    [Fact]
    public void An_owner_that_does_not_reach_every_member_doubts() => Assert.True(Sure.Holds(T, isWhole: false));

    [Fact]
    public void An_owner_that_stood_still_doubts_for_a_while()
    {
        var woken = T + OwnerDoubt.Pause + TimeSpan.FromTicks(1);
        var doubt = Sure.Beat(woken);

        Assert.True(doubt.Holds(woken, isWhole: true));
        Assert.True(doubt.Beat(woken + OwnerDoubt.Every).Holds(woken + OwnerDoubt.Lasting - TimeSpan.FromTicks(1), isWhole: true));
        Assert.False(doubt.Beat(woken + OwnerDoubt.Every).Holds(woken + OwnerDoubt.Lasting, isWhole: true));
    }

    [Fact]
    public void A_short_pause_raises_no_doubt() => Assert.False(Sure.Beat(T + OwnerDoubt.Pause).Holds(T + OwnerDoubt.Pause, isWhole: true));
}
