using Akka.Actor;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers;

/// <summary>Keeps the lease of one running task: renews it three times in its time, tells its worker when it is lost, and when the attempt has taken all the time that it may. It is stopped with the run.</summary>
internal sealed class LeaseActor : ReceiveActor, IWithTimers
{
    private readonly TaskRecord _task;
    private readonly AttemptBound _bound;
    private readonly SpawnServices _services;
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Makes it.</summary>
    /// <param name="task">The task as it was claimed.</param>
    /// <param name="bound">Until when its attempt may run.</param>
    /// <param name="services">What the node shares.</param>
    public LeaseActor(TaskRecord task, AttemptBound bound, SpawnServices services)
    {
        (_task, _bound, _services) = (task, bound, services);
        Receive<Renew>(_ => OnRenew());
        // Null: the store did not answer. The run goes on; its writes are fenced, and the next renewal asks again.
        Receive<Renewed>(renewed =>
        {
            if (renewed.Held == false)
                Context.Parent.Tell(new WorkerSignals.LeaseLost(_task.Lease));
        });
        Receive<TimeIsUp>(_ => Context.Parent.Tell(new WorkerSignals.TimedOut(_task.Lease, _bound.Fault)));
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc />
    protected override void PreStart()
    {
        Timers.StartPeriodicTimer(Renew.Now, Renew.Now, _services.Options.LeaseTime / 3);
        Timers.StartSingleTimer(TimeIsUp.Instance, TimeIsUp.Instance, TimeLeft());
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    private void OnRenew() => _services.Store.Tasks.RenewAsync(_task.Lease, _services.Now + _services.Options.LeaseTime, _stopped.Token)
        .PipeTo(Self, success: held => new Renewed(held), failure: _ => new Renewed(null));

    private TimeSpan TimeLeft()
    {
        var left = _bound.Until - _services.Now;
        return TimeSpan.FromTicks(Math.Max(1, left.Ticks));
    }

    /// <summary>Renew at once, and hear whether somebody took the task away.</summary>
    public sealed record Renew : INoSerializationVerificationNeeded
    {
        /// <summary>The one instance.</summary>
        public static readonly Renew Now = new();
    }

    private sealed record TimeIsUp : INoSerializationVerificationNeeded
    {
        public static readonly TimeIsUp Instance = new();
    }

    private sealed record Renewed(bool? Held) : INoSerializationVerificationNeeded;
}
