using Akka.Actor;
using Akka.Dispatch;
using SceneScout.Actors.Timers;
using Xunit;

namespace SceneScout.Actors.Tests.Timers;

public sealed class DueTimersTests
{
    private static readonly long Second = TimeSpan.TicksPerSecond;
    private readonly DueTimers _timers = new();

    [Fact]
    public void They_come_in_the_order_in_which_they_are_due_and_those_of_one_instant_in_that_in_which_they_were_added()
    {
        var (late, first, second) = (Timer(), Timer(), Timer());
        _timers.Add(late, 2 * Second, 0);
        _timers.Add(first, Second, 0);
        _timers.Add(second, Second, 0);

        Assert.Equal([first, second], Take(Second));
        Assert.Equal([late], Take(2 * Second));
    }

    [Fact]
    public void Nothing_comes_before_it_is_due()
    {
        _timers.Add(Timer(), Second, 0);

        Assert.Equal(Second, _timers.Due);
        Assert.Empty(Take(Second - 1));
        Assert.Single(Take(Second));
        Assert.Null(_timers.Due);
    }

    [Fact]
    public void Delays_below_nothing_are_due_at_once()
    {
        _timers.Add(Timer(), -Second, 3 * Second);

        Assert.Single(Take(3 * Second));
    }

    [Fact]
    public void What_is_to_wait_for_ever_does_not_come_at_once()
    {
        _timers.Add(Timer(), TimeSpan.MaxValue.Ticks, Second);

        Assert.Empty(Take(1_000_000 * Second));
    }

    [Fact]
    public void What_was_called_off_does_not_come()
    {
        _timers.Add(Timer(cancelable: new CalledOff()), Second, 0);

        Assert.Empty(Take(Second));
    }

    [Fact]
    public void Many_that_were_called_off_are_not_kept_until_they_are_due()
    {
        for (var n = 0; n < 100_000; n++)
            _timers.Add(Timer(cancelable: new CalledOff()), 3600 * Second, 0);

        Assert.InRange(_timers.Count, 0, 2_000);
    }

    [Fact]
    public void One_that_repeats_keeps_its_interval_however_late_it_is_taken()
    {
        var timer = Timer(Second);
        _timers.Add(timer, Second, 0);
        var late = Second + (Second / 3);

        Assert.Equal([timer], Take(late));
        _timers.Repeat(timer, late);

        Assert.Equal(2 * Second, _timers.Due);
    }

    [Fact]
    public void Times_that_went_by_while_the_process_stood_still_are_left_out()
    {
        var timer = Timer(Second);
        _timers.Add(timer, Second, 0);
        Take(60 * Second);

        _timers.Repeat(timer, 60 * Second);

        Assert.Equal(61 * Second, _timers.Due);
    }

    private static ScheduledTimer Timer(long interval = 0, ICancelable? cancelable = null) => new(new ActionRunnable(() => { }), interval, cancelable);

    private List<ScheduledTimer> Take(long now)
    {
        var due = new List<ScheduledTimer>();
        _timers.Take(now, due);
        return due;
    }

    private sealed class CalledOff : ICancelable
    {
        public bool IsCancellationRequested => true;

        public CancellationToken Token => new(canceled: true);

        public void Cancel() => throw new NotSupportedException();

        public void Cancel(bool throwOnFirstException) => throw new NotSupportedException();

        public void CancelAfter(TimeSpan delay) => throw new NotSupportedException();

        public void CancelAfter(int millisecondsDelay) => throw new NotSupportedException();
    }
}
