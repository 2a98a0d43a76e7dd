using System.Collections.Immutable;
using System.Globalization;
using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using SceneScout.Actors.Hosting;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Cards;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Participants;
using SceneScout.Threds.Cluster.Patterns;
using SceneScout.Threds.Cluster.Wire;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>
/// Owner of a thred, in the journal. It decides what came in order, keeps it, then acts on it: what it has to bring to others stays in its outbox until they have it.
/// A crash repeats sending, never deciding.
/// </summary>
internal sealed class ThredActor : GroupCommitActor
{
    private const int RowsPerSnapshot = 500;
    private const int MostDepth = 100;

    // Timers of the scheduler are for hours at most; the rest of a longer wait is measured anew.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromHours(1);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(2);
    private readonly string _id;
    private readonly ThredServices _services;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly ThredOutbox _outbox = new();
    private readonly List<Action> _held = [];
    private readonly HashSet<long> _refused = [];
    private readonly RecentEvents _recent = new();
    private ThredState? _state;
    private CompiledPattern? _pattern;
    private Registration _registration;
    private Grant _grant;
    private ThredFault? _noSlot;
    private ThredState? _told;
    private bool _loading;
    private bool _isUnknown;
    private bool _lookedAtStart;
    private bool _gone;
    private bool _kept;

    private ThredActor(string id, ThredServices services)
    {
        (_id, _services) = (id, services);
        PersistenceId = $"thred-{id}";
        Recover<ThredRow>(Replay);
        Recover<SnapshotOffer>(offer =>
        {
            if (offer.Snapshot is not ThredSnapshot snapshot)
                return;
            _state = ThredStateBytes.Read(snapshot.State.Span);
            _outbox.Restore(snapshot.Number, snapshot.Outbox);
        });
        Recover<RecoveryCompleted>(_ => Self.Tell(Recovered.Instance));
        Command<Recovered>(_ =>
        {
            // What a crash left undone is done as soon as it is here.
            if (_state is not null && (!_outbox.IsEmpty || _state.NextDue is not null))
                LookAtStart();
        });
        InTurn<ThredCommands.Begin>();
        InTurn<ThredCommands.Occur>();
        InTurn<ThredCommands.ChildEnded>();
        InTurn<ThredCommands.Steer>();
        Command<ThredCommands.Wake>(_ => Woken());
        Command<ThredCommands.AskBegun>(_ => AskedBegun());
        InTurn<ThredCommands.Show>();
        Command<ThredReplies.Done>(OnDone);
        Command<ParticipantReplies.Delivered>(delivered => Arrived($"p:{delivered.ParticipantId}", delivered.Through));
        Command<PatternReplies.Noted>(noted => Arrived($"s:{noted.PatternId}", noted.Ref));
        Command<CardMessages.LettersKept>(kept => Arrived("d:", kept.Through));
        Command<PatternReplies.Slot>(OnSlot);
        Command<CardMessages.Known>(_ =>
        {
            _registration = Registration.Known;
            var held = _held.ToList();
            _held.Clear();
            held.ForEach(act => act());
        });
        Command<Loaded>(_ =>
        {
            _loading = false;
            _isUnknown = _state is null && Version() is { } asked && _services.Catalog.Current.Find(asked.PatternId, asked.Number) is null;
            if (_isUnknown || Ready())
                Next();
        });
        Command<NotLoaded>(failed =>
        {
            // Whether there is such a pattern is not known: what came waits, and is sent again by its senders.
            _log.Warning("The pattern of thred {0} could not be loaded, which is tried again in {1}: {2}", _id, AskAgain, failed.Cause.Message);
            Timers.StartSingleTimer(LoadAgain.Instance, LoadAgain.Instance, AskAgain);
        });
        Command<LoadAgain>(_ =>
        {
            _loading = false;
            Next();
        });
        Command<DueNow>(_ => TimeHasCome());
        Command<Resend>(_ => Send());
        Command<AskSlot>(_ => Next());
        Command<Rest>(_ => StopWhenWritten());
        Command<DeleteMessagesSuccess>(_ => _gone, _ => Forgotten());
        Command<DeleteMessagesFailure>(_ => _gone, failed =>
        {
            _gone = false;
            _log.Warning("The journal of thred {0}, which ended long ago, could not be deleted, which is tried again when it is woken: {1}", _id, failed.Cause.Message);
        });
        Snapshots();
    }

    private enum Registration
    {
        None,
        Asked,
        Known,
    }

    private enum Grant
    {
        None,
        Asked,
        Given,
        Refused,
    }

    /// <inheritdoc />
    public override string PersistenceId { get; }

    private DateTimeOffset Now => _services.Time.GetUtcNow();

    /// <summary>Props of a thred's owner.</summary>
    internal static Props Props(string id, ThredServices services) => ActorFactory.Of(() => new ThredActor(id, services));

    /// <inheritdoc />
    protected override void PostStop()
    {
        // Of one whose first entry failed nobody knows whether it is there: it is woken, and its journal says so.
        if (!_gone && _kept)
            _services.Cards.Tell(new CardMessages.Resting(_id, _state ?? _told, _pattern, _state is null ? Now : DueAt()));
        base.PostStop();
    }

    /// <inheritdoc />
    protected override bool IsReady() => Ready() && HasSlot();

    /// <inheritdoc />
    protected override (IThredWire? Row, Action Then) Decide(ImmutableArray<Waiting> batch)
    {
        var steps = ImmutableArray.CreateBuilder<StepRecord>();
        var turns = new List<(ThredTurn Turn, StepRecord? Record)>(batch.Length);
        var answers = new List<(IActorRef To, ThredReplies.Done Answer)>(batch.Length);
        var askers = new List<IActorRef>();
        var state = _state;
        var now = Now.ToUnixTimeMilliseconds();
        var book = _services.Catalog.Current.Book;
        foreach (var (command, sender) in batch)
        {
            if (command is ThredCommands.Show)
            {
                askers.Add(sender);
                continue;
            }

            var step = command as IThredStepCommand;
            var turn = _pattern is null ? NoPattern(state, step)
                : state is null && _noSlot is { } fault && step is ThredCommands.Begin ? new(null, null, [], ThredOutcome.Refused, fault)
                : step is ThredCommands.Occur again && _recent.Contains(again.Event.Id) ? new(state, null, [], ThredOutcome.Repeated)
                : ThredTurn.Of(_pattern, state, step, now, book);
            state = turn.State;
            if (turn.Record is { } record)
            {
                if (record.Input is { } input)
                    _recent.Add(input.Id);
                steps.Add(record);
                turns.Add((turn, record));
            }

            if (step is ChildRefused refused)
            {
                _outbox.Deliver(refused.Receiver, refused.Ref);
                _refused.Remove(refused.Ref);
            }
            else if (step is not null)
            {
                answers.Add((sender, new(_id, step.Ref, turn.Outcome, turn.Fault)));
            }
        }

        if (steps.Count > 0)
            Register(state!);
        ThredRow? row = steps.Count == 0 ? null : new(steps.ToImmutable(), _outbox.Kept());
        return (row, () =>
        {
            if (row is not null)
            {
                _kept = true;
                _state = state;
                foreach (var (turn, record) in turns)
                    _outbox.Add(_state!.PatternId, turn.Effects, record!.Slot, record.Input, record.Depth);
                _services.Cards.Tell(new CardMessages.Changed(_id, _state!, _pattern!));
                ArmTimer();
                SnapshotAfter(RowsPerSnapshot, Snapshot, spread: true);
            }

            if (_state is null)
                (_grant, _isUnknown, _pattern, _noSlot) = (Grant.None, false, null, null);
            WhenKnown(row is not null, () =>
            {
                foreach (var (to, answer) in answers)
                    to.Tell(answer);
                askers.ForEach(asker => asker.Tell(new ThredReplies.Shown(_id, Shown())));
                Send();
            });
        }
        );
    }

    /// <inheritdoc />
    protected override void TurnAway(object command, IActorRef sender)
    {
        if (command is IThredStepCommand step and not ChildRefused)
            sender.Tell(new ThredReplies.Done(_id, step.Ref, ThredOutcome.Busy));
    }

    /// <inheritdoc />
    protected override void Stop()
    {
        // What has arrived is written down, or it would be sent again for ever.
        if (_outbox.HasUnkept && _state is not null)
            PersistAsync(new ThredRow([], _outbox.Kept()), _ => Context.Stop(Self));
        else
            Context.Stop(Self);
    }

    private void Replay(ThredRow row)
    {
        foreach (var step in row.Steps)
        {
            if (!step.Began.IsEmpty)
                _state = ThredStateBytes.Read(step.Began.Span);
            var decision = ThredDecisionBytes.Read(_state!, step.Decision.Span);
            _state = decision.State;
            _outbox.Add(_state.PatternId, decision.Effects, step.Slot, step.Input, step.Depth);
        }

        _outbox.Recover(row.Delivered);
    }

    private ThredSnapshot Snapshot() => new(ThredStateBytes.Write(_state!), _outbox.Number, [.. _outbox.Entries]);

    private static ThredTurn NoPattern(ThredState? state, IThredStepCommand? step) => step switch
    {
        ThredCommands.Begin begin => new(state, null, [], ThredOutcome.Refused, ThredFault.NotFound($"Pattern {begin.PatternId} has no version {begin.Version}.")),
        _ => new(state, null, [], ThredOutcome.NoThred),
    };

    // The version of the pattern that it keeps, or is to begin with; one that this node has not heard of yet is loaded.
    private bool Ready()
    {
        if (_pattern is not null || _isUnknown)
            return true;
        if (_loading)
            return false;
        if (Version() is not { } needed)
            return true;
        _pattern = _services.Catalog.Current.Find(needed.PatternId, needed.Number);
        if (_pattern is not null)
            return true;
        _loading = true;
        LoadAsync(_services.Catalog, _state is null ? TimeSpan.Zero : AskAgain).PipeTo(Self, success: () => Loaded.Instance, failure: e => new NotLoaded(e));
        return false;
    }

    private (string PatternId, int Number)? Version() => _state is { } state ? (state.PatternId, state.PatternVersion)
        : Pending.OfType<ThredCommands.Begin>().FirstOrDefault() is { } begin ? (begin.PatternId, begin.Version)
        : null;

    // A thred that lives waits for its pattern as long as it takes.
    private static async Task LoadAsync(Intake.ThredCatalog catalog, TimeSpan least)
    {
        await Task.WhenAll(catalog.RefreshAsync(CancellationToken.None), Task.Delay(least));
    }

    // A pattern that counts its threds gives a slot before one begins.
    private bool HasSlot()
    {
        if (_state is not null || _pattern is null || _grant is Grant.Given or Grant.Refused || !ThredTurn.Counts(_pattern) || !Pending.OfType<ThredCommands.Begin>().Any())
            return true;
        if (_grant == Grant.None || !Timers.IsTimerActive(AskSlot.Instance))
        {
            _grant = Grant.Asked;
            _services.Patterns.Tell(new PatternCommands.Reserve(_pattern.Model.Id, _id, _pattern.Version), Self);
            Timers.StartSingleTimer(AskSlot.Instance, AskSlot.Instance, AskAgain);
        }

        return false;
    }

    private void OnSlot(PatternReplies.Slot slot)
    {
        if (_grant != Grant.Asked)
            return;
        Timers.Cancel(AskSlot.Instance);
        _noSlot = slot.Refusal;
        _grant = slot.Refusal is null ? Grant.Given : Grant.Refused;
        Next();
        if (_grant == Grant.Refused && _state is null && !IsBusy)
            _grant = Grant.None;
    }

    private void AskedBegun()
    {
        if (_state is not null)
            Sender.Tell(new ThredReplies.Begun(_id, !ThredTurn.IsStillborn(_state)));
        else if (!IsBusy)
            Sender.Tell(new ThredReplies.Begun(_id, false));
    }

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

    private bool IsLongOver() => _state is { Status: not ThredStatus.Active, NextDue: null, EndTime: { } ended } && _outbox.IsEmpty
        && Now.ToUnixTimeMilliseconds() >= ended + (long)_services.KeepEnded.TotalMilliseconds;

    private void Forget()
    {
        if (_gone || IsBusy || !IsLongOver())
            return;
        _gone = true;
        DeleteMessages(LastSequenceNr);
        DeleteSnapshots(new SnapshotSelectionCriteria(long.MaxValue));
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
            _services.Cards.Tell(new CardMessages.Changed(_id, _state!, _pattern!));
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

    // Nobody hears of it before somebody would wake it, were this node lost.
    private void WhenKnown(bool follows, Action act)
    {
        if (follows && _registration != Registration.Known)
            _held.Add(act);
        else
            act();
    }

    private void Send()
    {
        if (_registration != Registration.Known)
            return;
        foreach (var (receiver, entries) in _outbox.Take(Now, _services.ResendAfter).ToList())
        {
            var name = receiver[2..];
            switch (receiver[0])
            {
                case 'p':
                    _services.Participants.Tell(new ParticipantCommands.Deliver(name, _id, [.. entries.Select(Mail)]), Self);
                    break;
                case 's':
                    IPatternCommand slot = entries[0].Slot == SlotChange.Taken
                        ? new PatternCommands.Take(name, _id, entries[0].Number)
                        : new PatternCommands.Free(name, _id, entries[0].Number);
                    _services.Patterns.Tell(slot, Self);
                    break;
                case 'd':
                    _services.Cards.Tell(new CardMessages.KeepLetters([.. entries.Select(Letter)], entries[^1].Number), Self);
                    break;
                default:
                    SendToThred(name, entries[0]);
                    break;
            }
        }

        if (!_outbox.IsEmpty && !Timers.IsTimerActive(Resend.Instance))
            Timers.StartSingleTimer(Resend.Instance, Resend.Instance, _services.ResendAfter);
    }

    private void SendToThred(string thredId, OutboxEntry entry)
    {
        switch (entry.Effect)
        {
            case ThredEffect.EndChild:
                _services.Threds.Tell(new ThredCommands.Steer(thredId, null, entry.Cause?.Id ?? _id, entry.Number, entry.Depth), Self);
                break;
            case ThredEffect.TellParent parent:
                _services.Threds.Tell(new ThredCommands.ChildEnded(thredId, _id, parent.Status, parent.Result, entry.Number, entry.Depth), Self);
                break;
            case ThredEffect.Spawn spawn:
                if (entry.Depth >= MostDepth)
                    Refuse(entry, ThredFault.Loop($"Threds spawn threds more than {MostDepth} deep for one event."));
                else if (_services.Catalog.Current.Active(spawn.Pattern) is { } pattern)
                    _services.Threds.Tell(new ThredCommands.Begin(thredId, pattern.Model.Id, pattern.Version, null, spawn, entry.Number, entry.Depth + 1), Self);
                else
                    Refuse(entry, null);
                break;
        }
    }

    private static IncomingMail Mail(OutboxEntry entry)
    {
        var message = ((ThredEffect.Send)entry.Effect!).Message;
        return new(entry.Number, message.Id, message.Event.Json);
    }

    private ThredDeadLetter Letter(OutboxEntry entry)
    {
        var (given, fault) = (ThredEffect.DeadLetter)entry.Effect!;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{_id}.{entry.Number}"), given.Id, given.ThredId ?? _id, fault.Code, fault.Name, fault.Message, given.Json.ToString(), Now);
    }

    private void OnDone(ThredReplies.Done done)
    {
        if (done.Outcome == ThredOutcome.Busy)
            return;
        if (_outbox.First($"t:{done.ThredId}") is { Effect: ThredEffect.Spawn } entry && entry.Number == done.Ref && done.Outcome is ThredOutcome.Refused or ThredOutcome.Failed)
            Refuse(entry, done.Outcome == ThredOutcome.Refused ? done.Fault : null);
        else
            Arrived($"t:{done.ThredId}", done.Ref);
    }

    private void Refuse(OutboxEntry entry, ThredFault? fault)
    {
        if (_refused.Add(entry.Number))
            Enqueue(new ChildRefused(_id, entry.Receiver[2..], fault, entry.Cause ?? (entry.Effect as ThredEffect.Spawn)?.Input, entry.Receiver, entry.Number), ActorRefs.Nobody);
    }

    private void Arrived(string receiver, long through)
    {
        _outbox.Deliver(receiver, through);
        Send();
    }

    private void Forgotten()
    {
        _services.Cards.Tell(new CardMessages.Gone(_id));
        _log.Debug("Thred {0} ended long ago and is forgotten", _id);
        Context.Stop(Self);
    }

    private DateTimeOffset? DueAt()
    {
        if (!_outbox.IsEmpty || IsBusy)
            return Now;
        if (_state is { Status: not ThredStatus.Active, NextDue: null, EndTime: { } ended })
            return DateTimeOffset.FromUnixTimeMilliseconds(ended) + _services.KeepEnded;
        return _state?.NextDue is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;
    }

    private RawJson? Shown() => _state is { } state && !ThredTurn.IsStillborn(state) && _pattern is { } pattern
        ? RawJson.Of(ThredView.Write(state, pattern).WrittenSpan.ToArray())
        : null;

    private sealed class Recovered : INoSerializationVerificationNeeded
    {
        public static readonly Recovered Instance = new();
    }

    private sealed class Loaded : INoSerializationVerificationNeeded
    {
        public static readonly Loaded Instance = new();
    }

    private sealed record NotLoaded(Exception Cause) : INoSerializationVerificationNeeded;

    private sealed class LoadAgain : INoSerializationVerificationNeeded
    {
        public static readonly LoadAgain Instance = new();
    }

    private sealed class DueNow : INoSerializationVerificationNeeded
    {
        public static readonly DueNow Instance = new();
    }

    private sealed class Resend : INoSerializationVerificationNeeded
    {
        public static readonly Resend Instance = new();
    }

    private sealed class AskSlot : INoSerializationVerificationNeeded
    {
        public static readonly AskSlot Instance = new();
    }

    private sealed class TimeCommand
    {
        public static readonly TimeCommand Instance = new();
    }
}
