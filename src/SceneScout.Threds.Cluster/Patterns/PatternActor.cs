using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using SceneScout.Actors.Hosting;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Instances;
using SceneScout.Threds.Cluster.Wire;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Patterns;

/// <summary>Owner of a pattern: its versions and its slots, in the journal. What it keeps it writes to the store, from which nodes load, and tells all nodes to load it.</summary>
internal sealed class PatternActor : GroupCommitActor
{
    private const int RowsPerSnapshot = 200;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    // A thred that was given a slot begins within moments, or it does not begin.
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(5);
    private readonly string _id;
    private readonly ThredServices _services;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Dictionary<int, PatternModel> _models = [];
    private readonly List<(IActorRef Asker, bool IsNew)> _unheard = [];
    private PatternOwnership _owned = new();

    // What is written later is written last.
    private Task _telling = Task.CompletedTask;

    private PatternActor(string id, ThredServices services)
    {
        (_id, _services) = (id, services);
        PersistenceId = $"pattern-{id}";
        Recover<PatternRow>(row => _owned = _owned.Apply(row));
        Recover<SnapshotOffer>(offer =>
        {
            if (offer.Snapshot is PatternSnapshot snapshot)
                _owned = snapshot.State;
        });
        Recover<RecoveryCompleted>(_ => LookAfterReserved());
        InTurn<PatternCommands.Put>();
        InTurn<PatternCommands.Remove>();
        InTurn<PatternCommands.When>();
        InTurn<PatternCommands.Reserve>();
        InTurn<PatternCommands.Take>();
        InTurn<PatternCommands.Free>();
        Command<PatternCommands.AskLive>(_ => Sender.Tell(new PatternReplies.Live([.. _owned.Slots.Live])));
        Command<Told>(told =>
        {
            if (told.Cause is not { } cause)
            {
                foreach (var (asker, isNew) in told.Askers)
                    asker.Tell(told.Answer with { IsNew = isNew });
                return;
            }

            _log.Warning("Pattern {0} could not be written to the store, which is tried again in {1}: {2}", _id, Again, cause.Message);
            _unheard.AddRange(told.Askers);
            if (!Timers.IsTimerActive(TellAgain.Instance))
                Timers.StartSingleTimer(TellAgain.Instance, TellAgain.Instance, Again);
        });
        Command<TellAgain>(_ =>
        {
            // All versions are written at once, so one word is for all who wait.
            var askers = _unheard.ToList();
            _unheard.Clear();
            Tell(askers);
        });
        Command<Doubtful>(_ => AskReserved());
        Command<ThredReplies.Begun>(begun => Enqueue(begun.HasBegun ? new PatternCommands.Take(_id, begun.ThredId, 0) : new PatternCommands.Free(_id, begun.ThredId, 0), ActorRefs.Nobody));
        Command<Rest>(_ => StopWhenWritten());
        Snapshots();
    }

    /// <inheritdoc />
    public override string PersistenceId { get; }

    private long Now => _services.Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Props of a pattern's owner.</summary>
    internal static Props Props(string id, ThredServices services) => ActorFactory.Of(() => new PatternActor(id, services));

    /// <inheritdoc />
    protected override (IThredWire? Row, Action Then) Decide(ImmutableArray<Waiting> batch)
    {
        var (at, owned) = (Now, _owned);
        var slots = ImmutableArray.CreateBuilder<SlotMove>();
        var afterwards = new List<Action>(batch.Length);
        var puts = ImmutableArray.CreateBuilder<PatternVersion>();
        var removed = false;
        foreach (var (given, sender) in batch)
        {
            var place = new PatternPlace(owned.Latest?.Number ?? 0, owned.Active);
            switch (given is PatternCommands.When when && when.Expected == place ? when.Then : given)
            {
                case PatternCommands.When:
                    afterwards.Add(() => sender.Tell(new PatternReplies.Moved(place)));
                    break;
                case PatternCommands.Put wanted:
                    var isNew = !owned.Active || owned.Latest?.Json != wanted.Json;
                    if (isNew)
                    {
                        var put = owned.Latest is { } latest && latest.Json == wanted.Json ? latest : new((owned.Latest?.Number ?? 0) + 1, wanted.Json, at, wanted.By);
                        removed = false;
                        puts.Add(put);
                        owned = owned.Apply(new PatternRow(at, [put], false, []));
                    }

                    afterwards.Add(() => Tell([(sender, isNew)]));
                    break;
                case PatternCommands.Remove:
                    var was = owned.Active;
                    removed |= was;
                    owned = owned with { Active = false };
                    afterwards.Add(() => Tell([(sender, was)]));
                    break;
                case PatternCommands.Reserve reserve:
                    var refusal = owned.Slots.Live.Contains(reserve.ThredId) || Model(owned, reserve.Version) is not { } model ? null : owned.Slots.Refusal(model, at);
                    if (refusal is null && !owned.Slots.Live.Contains(reserve.ThredId))
                        Move(new(reserve.ThredId, SlotMoveKind.Reserved));
                    afterwards.Add(() => sender.Tell(new PatternReplies.Slot(reserve.ThredId, refusal)));
                    break;
                case PatternCommands.Take take:
                    if (owned.Reserved.ContainsKey(take.ThredId))
                        Move(new(take.ThredId, SlotMoveKind.Taken));
                    afterwards.Add(() => sender.Tell(new PatternReplies.Noted(_id, take.Ref)));
                    break;
                case PatternCommands.Free free:
                    if (owned.Slots.Live.Contains(free.ThredId))
                        Move(new(free.ThredId, SlotMoveKind.Freed));
                    afterwards.Add(() => sender.Tell(new PatternReplies.Noted(_id, free.Ref)));
                    break;
            }
        }

        var row = puts.Count == 0 && !removed && slots.Count == 0 ? null : new PatternRow(at, puts.ToImmutable(), removed, slots.ToImmutable());
        return (row, () =>
        {
            _owned = owned;
            if (row is not null)
                SnapshotAfter(RowsPerSnapshot, () => new PatternSnapshot(_owned));
            afterwards.ForEach(act => act());
            LookAfterReserved();
        }
        );

        void Move(SlotMove move)
        {
            slots.Add(move);
            owned = owned.Apply(move, at);
        }
    }

    /// <inheritdoc />
    protected override void TurnAway(object command, IActorRef sender)
    {
        // Who waits asks again.
    }

    private PatternModel? Model(PatternOwnership owned, int version)
    {
        if (_models.TryGetValue(version, out var known))
            return known;
        return owned.Versions.FirstOrDefault(put => put.Number == version) is { } found
            ? _models[version] = CompiledPattern.Put(System.Text.Json.JsonElement.Parse(System.Text.Encoding.UTF8.GetBytes(found.Json)), version, ignoreUnknownFields: true).Model
            : null;
    }

    // Whoever put it hears of it when every node serves it: nothing that is sent afterwards meets an older one.
    private void Tell(IReadOnlyList<(IActorRef Asker, bool IsNew)> askers)
    {
        var (latest, active) = (_owned.Latest?.Number ?? 0, _owned.Active);
        ImmutableArray<StoredPattern> versions = [.. _owned.Versions.Select(version =>
            new StoredPattern(_id, version.Number, active && version.Number == latest, version.Json, DateTimeOffset.FromUnixTimeMilliseconds(version.At), version.By))];
        var telling = TellAllAsync(_telling, versions);
        _telling = telling;
        telling.PipeTo(
            Self, success: unaware => new Told(askers, new(latest, active, false, unaware), null), failure: e => new Told(askers, new(latest, active, false, []), e));
    }

    private async Task<ImmutableArray<string>> TellAllAsync(Task before, ImmutableArray<StoredPattern> versions)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _services.Store.PutPatternAsync(versions, CancellationToken.None);
        return await _services.Nodes.RefreshAsync();
    }

    private void LookAfterReserved()
    {
        if (!_owned.Reserved.IsEmpty && !Timers.IsTimerActive(Doubtful.Instance))
            Timers.StartSingleTimer(Doubtful.Instance, Doubtful.Instance, Doubt);
    }

    private void AskReserved()
    {
        var before = Now - (long)Doubt.TotalMilliseconds;
        foreach (var thredId in _owned.Reserved.Where(reserved => reserved.Value <= before).Select(reserved => reserved.Key))
            _services.Threds.Tell(new ThredCommands.AskBegun(thredId), Self);
        LookAfterReserved();
    }

    private sealed record Told(IReadOnlyList<(IActorRef Asker, bool IsNew)> Askers, PatternReplies.Stands Answer, Exception? Cause) : INoSerializationVerificationNeeded;

    private sealed class TellAgain : INoSerializationVerificationNeeded
    {
        public static readonly TellAgain Instance = new();
    }

    private sealed class Doubtful : INoSerializationVerificationNeeded
    {
        public static readonly Doubtful Instance = new();
    }
}
