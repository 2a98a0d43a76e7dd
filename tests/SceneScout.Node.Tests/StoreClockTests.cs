using Microsoft.Extensions.Time.Testing;
using SceneScout.Node.Hosting;
using Xunit;

namespace SceneScout.Node.Tests;

public sealed class StoreClockTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Machine _machine = new(Start);

    [Fact]
    public void It_goes_on_when_the_wall_clock_jumps()
    {
        var clock = new StoreClock(_machine);

        _machine.Advance(TimeSpan.FromSeconds(3));
        _machine.Jump(TimeSpan.FromHours(2));
        _machine.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(Start.AddSeconds(7), clock.GetUtcNow());
    }

    [Theory]
    [InlineData(-7200)]
    [InlineData(7200)]
    public void A_wrong_clock_is_put_at_the_stores(int seconds)
    {
        var clock = new StoreClock(_machine);

        var step = clock.Set(Start.AddSeconds(seconds), clock.GetTimestamp());

        Assert.Equal(TimeSpan.FromSeconds(seconds), step);
        Assert.Equal(Start.AddSeconds(seconds), clock.GetUtcNow());
    }

    [Fact]
    public void An_answer_that_took_long_moves_nothing_that_it_does_not_contradict()
    {
        var clock = new StoreClock(_machine);
        var asked = clock.GetTimestamp();
        _machine.Advance(TimeSpan.FromSeconds(8));

        Assert.Null(clock.Set(Start.AddSeconds(1), asked));
        Assert.Null(clock.Set(Start.AddSeconds(7), asked));
        Assert.Equal(Start.AddSeconds(8), clock.GetUtcNow());
        Assert.NotNull(clock.Set(Start.AddSeconds(9), asked));
    }

    // The wall clock can be set; the monotonic one only goes on.
    private sealed class Machine(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private TimeSpan _off;

        public void Jump(TimeSpan by) => _off += by;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _off;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }
}
