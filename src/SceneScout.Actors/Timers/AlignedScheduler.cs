using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace SceneScout.Actors.Timers;

/// <summary>
/// The actor system's scheduler: a thread that sleeps until something is due, on the grid of <see cref="TimerGrid"/>. Akka's own turns a wheel, whether anything is due or not, and each turn wakes three threads one after the other;
/// of an idle node that was the greatest part of what it did. Set as <c>akka.scheduler.implementation</c>; of Akka's settings it reads <c>akka.scheduler.shutdown-timeout</c>.
/// </summary>
public sealed class AlignedScheduler : SchedulerBase, IDateTimeOffsetNowTimeProvider, IDisposable
{
    private readonly object _gate = new();
    private readonly DueTimers _timers = new();
    private readonly List<ScheduledTimer> _fired = [];
    private readonly Thread _thread;
    private readonly TimeSpan _patience;

    // Until when the thread sleeps; less than any instant while it does not.
    private long _sleepsUntil = long.MinValue;
    private bool _stopped;

    /// <summary>Makes it; its thread begins at once.</summary>
    /// <param name="scheduler">The actor system's settings.</param>
    /// <param name="log">Gets what goes wrong.</param>
    public AlignedScheduler(Config scheduler, ILoggingAdapter log)
        : base(scheduler, log)
    {
        _patience = SchedulerConfig.GetTimeSpan("akka.scheduler.shutdown-timeout");
        _thread = new Thread(Run) { IsBackground = true, Name = "Timers" };
        _thread.Start();
    }

    /// <inheritdoc />
    public override TimeSpan MonotonicClock => HighResMonotonicClock;

    /// <inheritdoc />
    public override TimeSpan HighResMonotonicClock => TimeSpan.FromTicks(Now);

    /// <inheritdoc />
    protected override DateTimeOffset TimeNow => DateTimeOffset.Now;

    private static long Now => Stopwatch.GetElapsedTime(0).Ticks;

    /// <summary>Ends its thread. What was still to be done once is done now, as Akka's own does, so that nobody waits in vain for it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_stopped)
                return;
            _stopped = true;
            Monitor.Pulse(_gate);
        }

        if (Thread.CurrentThread != _thread && !_thread.Join(_patience))
        {
            Log.Warning("The scheduler did not end within {0}", _patience);
            return;
        }

        var left = new List<ScheduledTimer>();
        _timers.Take(long.MaxValue, left);
        foreach (var timer in left.Where(timer => timer.Interval == 0))
            Fire(timer);
    }

    /// <inheritdoc />
    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Add(new Telling(receiver, message, sender), delay, TimeSpan.Zero, cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Add(new Telling(receiver, message, sender), initialDelay, interval, cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) => Add(new ActionRunnable(action), delay, TimeSpan.Zero, cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable cancelable) => Add(action, delay, TimeSpan.Zero, cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) => Add(new ActionRunnable(action), initialDelay, interval, cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable cancelable) => Add(action, initialDelay, interval, cancelable);

    private void Add(IRunnable work, TimeSpan delay, TimeSpan interval, ICancelable? cancelable)
    {
        lock (_gate)
        {
            if (_stopped)
                throw new SchedulerException("The scheduler has ended.");
            _timers.Add(new ScheduledTimer(work, interval.Ticks, cancelable), delay.Ticks, Now);
            if (_timers.Due < _sleepsUntil)
                Monitor.Pulse(_gate);
        }
    }

    private void Run()
    {
        while (TakeDue())
            for (var n = 0; n < _fired.Count; n++)
                if (!Fire(_fired[n]))
                    _fired.RemoveAt(n--);
    }

    // False when it has ended.
    private bool TakeDue()
    {
        lock (_gate)
        {
            foreach (var timer in _fired.Where(timer => timer.Interval > 0 && !timer.Cancelled))
                _timers.Repeat(timer, Now);
            _fired.Clear();
            while (!_stopped)
            {
                var now = Now;
                _timers.Take(now, _fired);
                if (_fired.Count > 0)
                    return true;
                _sleepsUntil = _timers.Due ?? long.MaxValue;
                // Rounded up, so that it does not wake too early; a very long sleep is looked at again now and then.
                var wait = Math.Min(((_sleepsUntil - now) / TimeSpan.TicksPerMillisecond) + 1, int.MaxValue);
                Monitor.Wait(_gate, (int)wait);
                _sleepsUntil = long.MinValue;
            }

            return false;
        }
    }

    // What fails is not repeated. True when it went well.
    private bool Fire(ScheduledTimer timer)
    {
        try
        {
            timer.Work.Run();
            return true;
        }
        catch (SchedulerException e) when (_stopped)
        {
            Log.Debug("What was done at the scheduler's end wanted to be done again: {0}", e.Message);
            return false;
        }
#pragma warning disable CA1031 // Whatever it is, it is that timer's: the others go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.Error(e, "What was scheduled failed: {0}", timer.Work);
            return false;
        }
    }

    private sealed class Telling(ICanTell receiver, object message, IActorRef sender) : IRunnable
    {
        public void Run() => receiver.Tell(message, sender);

        /// <summary>The same: what is told is handled elsewhere.</summary>
        public void Execute() => Run();

        public override string ToString() => $"{message.GetType().Name} to {receiver}";
    }
}
