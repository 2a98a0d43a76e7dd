using CsCheck;
using SceneScout.Actors.Timers;
using Xunit;

namespace SceneScout.Actors.Tests.Timers;

public sealed class TimerGridTests
{
    [Fact]
    public void A_timer_is_never_early_and_late_by_less_than_a_fourth_of_its_delay_and_50_ms() =>
        Gen.Select(Gen.Long[0, TimeSpan.TicksPerDay], Gen.OneOf(Gen.Long[0, TimeSpan.TicksPerSecond * 2], Gen.Long[0, TimeSpan.TicksPerDay])).Sample((now, delay) =>
        {
            var late = TimerGrid.First(now + delay, delay) - (now + delay);
            return late >= 0 && late < Ticks(50) && (late == 0 || late * 4 < delay);
        });

    [Fact]
    public void One_that_repeats_is_late_by_less_than_its_interval_and_200_ms() =>
        Gen.Select(Gen.Long[0, TimeSpan.TicksPerDay], Gen.Long[1, TimeSpan.TicksPerSecond * 5]).Sample((asked, interval) =>
            TimerGrid.Next(asked, interval) - asked is >= 0 and var late && late < Ticks(200) && late < interval);

    [Fact]
    public void What_waits_for_nothing_is_not_late() => Assert.Equal(12_345, TimerGrid.First(12_345, 0));

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(1000)]
    [InlineData(5000)]
    public void Intervals_of_whole_200_ms_come_together_and_stay_exact(int milliseconds)
    {
        var interval = Ticks(milliseconds);
        var due = TimerGrid.Next(Ticks(777), interval);

        Assert.Equal(Ticks(800), due);
        Assert.Equal(due + interval, TimerGrid.Next(due + interval, interval));
    }

    [Theory]
    [InlineData(500, 100)]
    [InlineData(250, 50)]
    [InlineData(90, 10)]
    [InlineData(37, 1)]
    public void Other_intervals_go_by_the_finer_grid_that_fits_them(int milliseconds, int grid) =>
        Assert.Equal(Ticks(grid * (1 + (777 / grid))) - (777 % grid == 0 ? Ticks(grid) : 0), TimerGrid.Next(Ticks(777), Ticks(milliseconds)));

    private static long Ticks(int milliseconds) => milliseconds * TimeSpan.TicksPerMillisecond;
}
