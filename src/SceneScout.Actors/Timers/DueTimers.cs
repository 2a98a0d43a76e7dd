namespace SceneScout.Actors.Timers;

/// <summary>Timers in the order in which they are due; those of one instant in the order in which they came. Not safe for use by many threads.</summary>
internal sealed class DueTimers
{
    // Called off timers are few beside those that wait, or few altogether: nobody looks for them.
    private const int Few = 1024;

    // A hundred years: what is to wait for ever must not come at once.
    private const long Longest = 36_500 * TimeSpan.TicksPerDay;
    private readonly PriorityQueue<ScheduledTimer, (long Due, long Number)> _queue = new();
    private long _number;
    private int _swept;

    /// <summary>Timers that wait, those among them that were called off since the last look for such included.</summary>
    public int Count => _queue.Count;

    /// <summary>When the first is due; null when there is none.</summary>
    public long? Due => _queue.TryPeek(out _, out var first) ? first.Due : null;

    /// <summary>Adds one.</summary>
    /// <param name="timer">The timer.</param>
    /// <param name="delay">How long it waits, in ticks of 100 ns.</param>
    /// <param name="now">The instant.</param>
    public void Add(ScheduledTimer timer, long delay, long now)
    {
        timer.Asked = now + Math.Clamp(delay, 0, Longest);
        Put(timer, TimerGrid.First(timer.Asked, delay));
        if (_queue.Count > (2 * _swept) + Few)
            Sweep();
    }

    /// <summary>Has one that repeats, and fired, wait for its next time. Times that went by meanwhile, as of a process that stood still, are left out.</summary>
    /// <param name="timer">The timer.</param>
    /// <param name="now">The instant.</param>
    public void Repeat(ScheduledTimer timer, long now)
    {
        var interval = Math.Min(timer.Interval, Longest);
        timer.Asked = (timer.Asked + interval > now ? timer.Asked : now) + interval;
        Put(timer, TimerGrid.Next(timer.Asked, timer.Interval));
    }

    /// <summary>Takes what is due.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="due">Gets those that are due and were not called off, in their order.</param>
    public void Take(long now, ICollection<ScheduledTimer> due)
    {
        while (_queue.TryPeek(out var timer, out var first) && first.Due <= now)
        {
            _queue.Dequeue();
            if (!timer.Cancelled)
                due.Add(timer);
        }
    }

    private void Put(ScheduledTimer timer, long due) => _queue.Enqueue(timer, (due, _number++));

    private void Sweep()
    {
        var left = _queue.UnorderedItems.Where(item => !item.Element.Cancelled).ToList();
        _queue.Clear();
        _queue.EnqueueRange(left);
        _swept = left.Count;
    }
}
