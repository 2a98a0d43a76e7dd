using Akka.Actor;
using Akka.Dispatch;

namespace SceneScout.Actors.Timers;

/// <summary>Something that is to be done at an instant, once or again and again.</summary>
/// <param name="work">What is done.</param>
/// <param name="interval">How often, in ticks of 100 ns; 0 for once.</param>
/// <param name="cancelable">Calls it off; null when nobody can.</param>
internal sealed class ScheduledTimer(IRunnable work, long interval, ICancelable? cancelable)
{
    /// <summary>What is done.</summary>
    public IRunnable Work { get; } = work;

    /// <summary>How often, in ticks of 100 ns; 0 for once.</summary>
    public long Interval { get; } = interval;

    /// <summary>The instant that was asked for, before it was put onto the grid.</summary>
    public long Asked { get; set; }

    /// <summary>Whether it was called off.</summary>
    public bool Cancelled => cancelable?.IsCancellationRequested == true;
}
