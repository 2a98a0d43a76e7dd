using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Event;
using Akka.Persistence;
using SceneScout.Threds.Cluster.Cards;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Memory;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Instances;

/// <content>Its timers, who wakes it, and how it is forgotten.</content>
internal sealed partial class ThredActor
{
    private void Woken()
    {
        if (_state is null)
        {
            // A card that was written before the thred was: there is none.
            if (!IsBusy)
                _services.Cards.Tell(new CardMessages.Gone(_id));
            return;
        }

        if (IsLongOver() && Ready())
        {
            // The card is this node's before it goes, whoever wrote it last.
            _kept = true;
            Register(_state);
            WhenKnown(true, Forget);
            return;
        }

        LookAtStart();
    }

    // Whoever has something to do, or soon will, stays: resting and waking cost more than the memory until then.
    private void MakeRoom()
    {
        var isBusy = _gone || IsBusy || _loading || _held.Count > 0 || !_outbox.IsEmpty
            || (_state?.NextDue is { } due && due <= Now.ToUnixTimeMilliseconds() + (long)SoonDue.TotalMilliseconds);
        if (isBusy)
            _services.Memory.Tell(new ThredMemoryActor.Stays(_resident));
        else
            Context.Parent.Tell(new Passivate(Rest.Instance));
    }

    private bool IsLongOver() => _state is { Status: not ThredStatus.Active, NextDue: null, EndTime: { } ended } && _outbox.IsEmpty
        && Now + ThredServices.WakeAhead >= DateTimeOffset.FromUnixTimeMilliseconds(ended) + _services.KeepEnded;

    private void Forget()
    {
        if (_gone || IsBusy || !IsLongOver())
            return;
        _gone = true;
        DeleteMessages(LastSequenceNr);
        DeleteSnapshots(new SnapshotSelectionCriteria(long.MaxValue));
    }

    private void Forgotten()
    {
        _forgotten = true;
        _services.Cards.Tell(new CardMessages.Gone(_id));
        _log.Debug("Thred {0} ended long ago and is forgotten", _id);
        Context.Stop(Self);
    }

    private void NotForgotten(DeleteMessagesFailure failed)
    {
        _gone = false;
        _log.Warning("The journal of thred {0}, which ended long ago, could not be deleted, which is tried again when it is woken: {1}", _id, failed.Cause.Message);
    }

    private void LookAtStart()
    {
        if (!Ready())
        {
            // It is looked at when the pattern is there.
            Timers.StartSingleTimer(DueNow.Instance, DueNow.Instance, AskAgain);
            return;
        }

        if (_lookedAtStart && _registration == Registration.Known)
        {
            // Told in any case: a writer that began anew knows of nothing that it was told before.
            _stand.Say(_state!, _pattern!);
            _services.Cards.Tell(new CardMessages.Changed(_id, _stand));
            Send();
            return;
        }

        _lookedAtStart = true;
        _kept = true;
        Register(_state!);
        ArmTimer();
        WhenKnown(true, Send);
    }

    private void TimeHasCome()
    {
        if (_state is null)
            return;
        if (!_lookedAtStart || !Ready())
        {
            LookAtStart();
            if (!Ready())
                return;
        }

        if (_state.NextDue is { } due && due <= Now.ToUnixTimeMilliseconds() && !Pending.OfType<TimeCommand>().Any())
            Enqueue(TimeCommand.Instance, ActorRefs.Nobody);
        else
            ArmTimer();
    }

    private void ArmTimer()
    {
        if (_state?.NextDue is not { } due)
        {
            Timers.Cancel(DueNow.Instance);
            return;
        }

        var wait = DateTimeOffset.FromUnixTimeMilliseconds(due) - Now;
        Timers.StartSingleTimer(DueNow.Instance, DueNow.Instance, wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestTimer ? wait : LongestTimer);
    }

    private void Register(ThredState state)
    {
        _lookedAtStart = true;
        if (_registration != Registration.None)
            return;
        _registration = Registration.Asked;
        _kept = true;
        _told = state;
        _services.Cards.Tell(new CardMessages.Awake(_id, state, _pattern!), Self);
    }

    private void SayChanged()
    {
        if (_stand.Say(_state!, _pattern!))
            _services.Cards.Tell(new CardMessages.Changed(_id, _stand));
    }

    // Nobody hears of it before somebody would wake it, were this node lost.
    private void WhenKnown(bool follows, Action act)
    {
        if (follows && _registration != Registration.Known)
            _held.Add(act);
        else
            act();
    }

    private void OnKnown()
    {
        _registration = Registration.Known;
        var held = _held.ToList();
        _held.Clear();
        held.ForEach(act => act());
    }

    private DateTimeOffset? DueAt()
    {
        if (!_outbox.IsEmpty || IsBusy)
            return Now;
        if (_state is { Status: not ThredStatus.Active, NextDue: null, EndTime: { } ended })
            return DateTimeOffset.FromUnixTimeMilliseconds(ended) + _services.KeepEnded;
        return _state?.NextDue is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;
    }

    private sealed class Recovered : INoSerializationVerificationNeeded
    {
        public static readonly Recovered Instance = new();
    }

    private sealed class DueNow : INoSerializationVerificationNeeded
    {
        public static readonly DueNow Instance = new();
    }

    private sealed class TimeCommand
    {
        public static readonly TimeCommand Instance = new();
    }

    private enum Registration
    {
        None,
        Asked,
        Known,
    }
}
