using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using SceneScout.Actors.Hosting;
using SceneScout.Threds.Cluster.Cards;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Memory;
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
internal sealed partial class ThredActor : GroupCommitActor
{
    /// <summary>Entries between two snapshots.</summary>
    internal const int RowsPerSnapshot = 500;
    private const int MostDepth = 100;

    // Timers of the scheduler are for hours at most; the rest of a longer wait is measured anew.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromHours(1);
    private static readonly TimeSpan SoonDue = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(2);
    private readonly string _id;
    private readonly ThredServices _services;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly ThredOutbox _outbox = new();
    private readonly List<Action> _held = [];
    private readonly HashSet<long> _refused = [];
    private readonly RecentEvents _recent = new();
    private readonly Resident _resident;
    private readonly StepSpans _spans = new();
    private readonly CardStand _stand = new();
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
    private bool _forgotten;
    private bool _kept;

    private ThredActor(string id, ThredServices services)
    {
        (_id, _services, _resident) = (id, services, new(Self));
        PersistenceId = $"thred-{id}";
        Recover<ThredRow>(Replay);
        Recover<SnapshotOffer>(offer =>
        {
            if (offer.Snapshot is not ThredSnapshot snapshot)
                return;
            _state = ThredStateBytes.Read(snapshot.State.Span);
            _outbox.Restore(snapshot.Number, snapshot.Outbox);
            _recent.Restore(snapshot.Recent.Span);
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
        InTurn<ThredCommands.Migrate>();
        Command<ThredCommands.Wake>(_ => Woken());
        Command<ThredCommands.AskBegun>(_ => AskedBegun());
        InTurn<ThredCommands.Show>();
        Command<ThredReplies.Done>(OnDone);
        Command<ParticipantReplies.Delivered>(OnDelivered);
        Command<PatternReplies.Noted>(noted => Arrived($"s:{noted.PatternId}", noted.Ref));
        Command<CardMessages.LettersKept>(kept => Arrived("d:", kept.Through));
        Command<PatternReplies.Slot>(OnSlot);
        Command<CardMessages.Known>(_ => OnKnown());
        Command<Loaded>(_ => OnLoaded());
        Command<NotLoaded>(OnNotLoaded);
        Command<LoadAgain>(_ =>
        {
            _loading = false;
            Next();
        });
        Command<DueNow>(_ => TimeHasCome());
        Command<Resend>(_ => Send());
        Command<AskSlot>(_ => Next());
        Command<Rest>(_ => StopWhenWritten());
        Command<ThredMemoryActor.MakeRoom>(_ => MakeRoom());
        Command<DeleteMessagesSuccess>(_ => _gone, _ => Forgotten());
        Command<DeleteMessagesFailure>(_ => _gone, NotForgotten);
        Snapshots();
    }

    /// <inheritdoc />
    public override string PersistenceId { get; }

    private DateTimeOffset Now => _services.Time.GetUtcNow();

    /// <summary>Props of a thred's owner.</summary>
    internal static Props Props(string id, ThredServices services) => ActorFactory.Of(() => new ThredActor(id, services));

    /// <inheritdoc />
    protected override void PreStart()
    {
        base.PreStart();
        _services.Memory.Tell(new ThredMemoryActor.Came(_resident));
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        _spans.Lost();
        _services.Memory.Tell(new ThredMemoryActor.Left(_resident));
        // Of one whose first entry failed nobody knows whether it is there: it is woken, and its journal says so.
        // One that was being forgotten is woken to see whether it is.
        if (!_forgotten && _kept)
            _services.Cards.Tell(new CardMessages.Resting(_id, _state ?? _told, _pattern, _gone || _state is null ? Now : DueAt()));
        base.PostStop();
    }

    /// <inheritdoc />
    protected override bool IsReady() => Ready() && HasSlot();

    /// <inheritdoc />
    protected override (IThredWire? Row, Action Then) Decide(ImmutableArray<Waiting> batch)
    {
        _resident.Use();
        var steps = ImmutableArray.CreateBuilder<StepRecord>();
        var turns = new List<(ThredTurn Turn, StepRecord? Record)>(batch.Length);
        var answers = new List<(IActorRef To, ThredReplies.Done Answer)>(batch.Length);
        var askers = new List<(IActorRef To, bool Full)>();
        var (state, pattern) = (_state, _pattern);
        var now = Now.ToUnixTimeMilliseconds();
        var book = _services.Catalog.Current.Book;
        foreach (var (command, sender) in batch)
        {
            if (command is ThredCommands.Show show)
            {
                askers.Add((sender, show.Full));
                continue;
            }

            var step = command as IThredStepCommand;
            // Found once: the catalog may know another active version the next moment.
            var wanted = pattern is not null && step is ThredCommands.Migrate asked ? Wanted(pattern, asked) : null;
            var turn = pattern is null ? NoPattern(state, step)
                : step is ThredCommands.Migrate migrate ? ThredTurn.Migrate(pattern, wanted, state, migrate, now, book)
                : state is null && _noSlot is { } fault && step is ThredCommands.Begin ? new(null, null, [], ThredOutcome.Refused, fault)
                : step is ThredCommands.Occur again && _recent.Contains(again.Event.Id) ? new(state, null, [], ThredOutcome.Repeated)
                : ThredTurn.Of(pattern, state, step, now, book);
            state = turn.State;
            if (turn.Record is not null && wanted is not null)
                pattern = wanted;
            if (turn.Record is { } record)
            {
                if (record.Input is { } input)
                    _recent.Add(input.Id);
                steps.Add(record);
                turns.Add((turn, record));
                _spans.Begin(_id, step, turn);
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
                _spans.Kept();
                (_state, _pattern) = (state, pattern);
                foreach (var (turn, record) in turns)
                    _outbox.Add(_state!.PatternId, turn.Effects, record!.Slot, record.Input, record.Depth);
                SayChanged();
                ArmTimer();
                SnapshotAfter(RowsPerSnapshot, Snapshot, spread: true);
            }

            if (_state is null)
                (_grant, _isUnknown, _pattern, _noSlot) = (Grant.None, false, null, null);
            WhenKnown(row is not null, () =>
            {
                foreach (var (to, answer) in answers)
                    to.Tell(answer);
                askers.ForEach(asker => asker.To.Tell(new ThredReplies.Shown(_id, Shown(asker.Full))));
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
            if (step.Input is { } input)
                _recent.Add(input.Id);
        }

        _outbox.Recover(row.Delivered);
    }

    private ThredSnapshot Snapshot() => new(ThredStateBytes.Write(_state!), _outbox.Number, [.. _outbox.Entries]) { Recent = _recent.Kept() };

    private CompiledPattern? Wanted(CompiledPattern pattern, ThredCommands.Migrate migrate) =>
        migrate.Version == 0 ? _services.Catalog.Current.Active(pattern.Model.Id) : _services.Catalog.Current.Find(pattern.Model.Id, migrate.Version);

    private static ThredTurn NoPattern(ThredState? state, IThredStepCommand? step) => step switch
    {
        ThredCommands.Begin begin => new(state, null, [], ThredOutcome.Refused, ThredFault.NotFound($"Pattern {begin.PatternId} has no version {begin.Version}.")),
        _ => new(state, null, [], ThredOutcome.NoThred),
    };

    private RawJson? Shown(bool full) => _state is { } state && !ThredTurn.IsStillborn(state) && _pattern is { } pattern
        ? RawJson.Of(ThredView.Write(state, pattern, full).WrittenSpan.ToArray())
        : null;
}
