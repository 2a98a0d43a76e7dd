using System.Threading.Channels;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using SceneScout.Actors.Timers;
using Xunit;

namespace SceneScout.Actors.Tests.Timers;

public sealed class AlignedSchedulerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Channel<string> _done = Channel.CreateUnbounded<string>();
    private readonly AlignedScheduler _scheduler = new(ConfigurationFactory.ParseString("akka.scheduler.shutdown-timeout = 30s"), NoLogger.Instance);

    private IActionScheduler Actions => _scheduler;

    public void Dispose() => _scheduler.Dispose();

    [Fact]
    public async Task What_is_due_sooner_is_done_before_what_was_scheduled_before_it()
    {
        Schedule(400, "later");
        Schedule(50, "sooner");

        Assert.Equal("sooner", await NextAsync());
        Assert.Equal("later", await NextAsync());
    }

    [Fact]
    public async Task Nothing_is_done_before_it_is_due()
    {
        var since = _scheduler.HighResMonotonicClock;
        Schedule(100, "due");

        await NextAsync();

        Assert.True(_scheduler.HighResMonotonicClock - since >= TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public async Task What_repeats_is_done_until_it_is_called_off()
    {
        using var cancelable = new Cancelable(Actions);
        Actions.ScheduleRepeatedly(TimeSpan.Zero, TimeSpan.FromMilliseconds(10), () => _done.Writer.TryWrite("again"), cancelable);
        for (var n = 0; n < 5; n++)
            Assert.Equal("again", await NextAsync());

        cancelable.Cancel();
        Schedule(200, "end");

        string last;
        do
            last = await NextAsync();
        while (last == "again");
        Assert.Equal("end", last);
        Schedule(50, "nothing came after it");
        Assert.Equal("nothing came after it", await NextAsync());
    }

    [Fact]
    public async Task What_fails_is_not_repeated_and_holds_nothing_up()
    {
        var calls = 0;
        Actions.ScheduleRepeatedly(TimeSpan.Zero, TimeSpan.FromMilliseconds(10), () =>
        {
            calls++;
            throw new InvalidOperationException("as the test wants it");
        });
        Schedule(200, "the next");

        Assert.Equal("the next", await NextAsync());
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task Work_may_schedule_more_work()
    {
        Actions.ScheduleOnce(TimeSpan.Zero, () => Schedule(0, "the second"));

        Assert.Equal("the second", await NextAsync());
    }

    [Fact]
    public async Task At_its_end_it_does_what_was_to_be_done_once_and_takes_no_more()
    {
        Schedule(3_600_000, "an hour early");
        Actions.ScheduleRepeatedly(TimeSpan.FromHours(1), TimeSpan.FromHours(1), () => _done.Writer.TryWrite("repeated"));

        _scheduler.Dispose();

        Assert.Equal("an hour early", await NextAsync());
        Assert.False(_done.Reader.TryRead(out _));
        Assert.Throws<SchedulerException>(() => Schedule(0, "too late"));
    }

    [Fact]
    public void It_may_be_ended_by_what_it_does_itself()
    {
        using var ended = new ManualResetEventSlim();
        Actions.ScheduleOnce(TimeSpan.Zero, () =>
        {
            _scheduler.Dispose();
            ended.Set();
        });

        Assert.True(ended.Wait(Patience));
    }

    [Fact]
    public void An_actor_system_with_the_shipped_settings_has_it()
    {
        var shipped = ConfigurationFactory.ParseString(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "akka.conf")));

        Assert.Equal(typeof(AlignedScheduler), Type.GetType(shipped.GetString("akka.scheduler.implementation"), throwOnError: true));
    }

    private void Schedule(int milliseconds, string name) => Actions.ScheduleOnce(TimeSpan.FromMilliseconds(milliseconds), () => _done.Writer.TryWrite(name));

    private Task<string> NextAsync() => _done.Reader.ReadAsync().AsTask().WaitAsync(Patience);
}
