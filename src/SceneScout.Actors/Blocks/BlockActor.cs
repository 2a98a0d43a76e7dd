using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Event;
using SceneScout.Actors.Blocks.Memory;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Serialization;
using SceneScout.Actors.Workers;
using SceneScout.Actors.Workers.Geocoding;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Domain.Processing.Quality;
using SceneScout.Geocoding;

namespace SceneScout.Actors.Blocks;

/// <summary>The one writer of a block's events. Its state is what stands in the store: it is loaded at the start and after a conflict, and moves only when a write is confirmed.</summary>
public sealed partial class BlockActor : ReceiveActor, IWithStash, IWithTimers
{
    private const int MaxTries = 3;
    private static readonly TimeSpan LoadRetry = TimeSpan.FromSeconds(1);
    private readonly string _block;
    private readonly BlockLoader _loader;
    private readonly EventWriter _writer;
    private readonly GeoAtlas _atlas;
    private readonly ICategorizer _categorizer;
    private readonly IListingJudge? _judge;
    private readonly QualityOptions _quality;
    private readonly EventPlaces? _places;
    private readonly TimeProvider _time;
    private readonly IActorRef _memory;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CancellationTokenSource _stopped = new();
    private BlockState _state;

    /// <summary>Makes the shell of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="loader">The node's loader.</param>
    /// <param name="writer">The node's writer.</param>
    /// <param name="atlas">What events are enriched with.</param>
    /// <param name="categorizer">Tells events' categories.</param>
    /// <param name="judge">Says which listings are likely one event; null where what they certainly share counts alone.</param>
    /// <param name="quality">How events are scored, and which are held back.</param>
    /// <param name="time">The clock.</param>
    /// <param name="memory">Who keeps the node's blocks within its memory.</param>
    /// <param name="places">The places that online geocoders have found; null where none is asked.</param>
    public BlockActor(
        string block, BlockLoader loader, EventWriter writer, GeoAtlas atlas, ICategorizer categorizer, IListingJudge? judge, QualityOptions quality, TimeProvider time, IActorRef memory, EventPlaces? places)
    {
        _places = places;
        _judge = judge;
        _quality = quality;
        _time = time;
        _atlas = atlas;
        _categorizer = categorizer;
        _memory = memory;
        _block = block;
        _loader = loader;
        _writer = writer;
        _state = BlockState.Of(block, [], judge);
        Loading(null);
    }

    /// <inheritdoc />
    public IStash Stash { get; set; } = null!;

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Props of a block's owner.</summary>
    public static Props Props(string block, SpawnServices services, BlockLoader loader, EventWriter writer, IActorRef memory) =>
        ActorFactory.Of(() => new BlockActor(block, loader, writer, services.Atlas, services.Categorizer, services.Judge, services.Options.Quality, services.Time, memory, services.Places));

    /// <inheritdoc />
    protected override void PreStart() => Load();

    /// <inheritdoc />
    protected override void PostStop()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    private void Load() =>
        _loader.LoadAsync(_block, _stopped.Token).PipeTo(Self, success: block => new Loaded(block), failure: e => new Failed(e));

    private void Loading(Pending? pending)
    {
        Receive<Loaded>(loaded =>
        {
            Learn(loaded.Block.Elsewhere);
            _state = BlockState.Of(_block, loaded.Block.Events, _judge, loaded.Block.Rulings, _elsewhere);
            Become(Ready);
            Used();
            Stash.UnstashAll();
            if (pending is not null && loaded.Block.HasMoved)
                pending.Asker.Tell(Moved());
            else if (pending is not null)
                Decide(pending);
        });
        Receive<Failed>(failed =>
        {
            _log.Warning("Block {0} cannot be loaded, trying again in {1}: {2}", _block, LoadRetry, failed.Cause.Message);
            Timers.StartSingleTimer(nameof(LoadAgain), LoadAgain.Instance, LoadRetry);
        });
        Receive<LoadAgain>(_ => Load());
        Receive<IBlockCommand>(_ => Stash.Stash());
        Receive<BlockMemoryProtocol.Shed>(_ => { });
    }

    private void Ready()
    {
        Receive<BlockCommands.Resolve>(c => Decide(new Pending(c.Listings, Sender, c.TraceParent, 1)));
        Receive<BlockCommands.Rule>(Rule);
        Receive<BlockCommands.Kin>(c => Meet(c, c.Events));
        Receive<BlockCommands.Adopt>(c => Meet(c, c.Events));
        // The shard keeps what comes meanwhile and starts the block anew for it.
        Receive<BlockMemoryProtocol.Shed>(_ => Context.Parent.Tell(new Passivate(PoisonPill.Instance)));
    }

    private void Writing(Pending pending, BlockDecision decision)
    {
        Receive<Written>(written =>
        {
            if (written.Done.All(done => done))
            {
                _state = _state.Apply(decision.Mutations);
                SpawnInstruments.Written(decision.Mutations);
                pending.Asker.Tell(pending.Answer(decision));
                Continue();
            }
            else
            {
                Conflict(pending, decision);
            }
        });
        Receive<Failed>(failed =>
        {
            // The write may or may not stand: only the store knows, so the state is loaded again before anything else.
            pending.Asker.Tell(new BlockReplies.Refused(TaskFaults.Of(failed.Cause)));
            Become(() => Loading(null));
            Load();
        });
        Receive<IBlockCommand>(_ => Stash.Stash());
        Receive<BlockMemoryProtocol.Shed>(_ => { });
    }

    private void Used() => _memory.Tell(new BlockMemoryProtocol.Used(_block, _state.Bytes));

    // What was said stands before anything follows from it: whoever loads the block later knows it.
    private void Rule(BlockCommands.Rule rule)
    {
        var asker = Sender;
        Become(() => Ruling(rule, asker));
        _writer.RuleAsync(rule, _stopped.Token).PipeTo(Self, success: () => RulingsKept.Instance, failure: e => new Failed(e));
    }

    private void Ruling(BlockCommands.Rule rule, IActorRef asker)
    {
        Receive<RulingsKept>(_ =>
        {
            _state = _state.With(rule.Rulings);
            Become(Ready);
            Decide(new Pending([], asker, null, 1) { Ruled = [.. rule.Rulings.SelectMany(ruling => new[] { ruling.Left, ruling.Right }).Distinct()] });
            Stash.UnstashAll();
        });
        Receive<Failed>(failed =>
        {
            asker.Tell(new BlockReplies.Refused(TaskFaults.Of(failed.Cause)));
            Become(() => Loading(null));
            Load();
        });
        Receive<IBlockCommand>(_ => Stash.Stash());
        Receive<BlockMemoryProtocol.Shed>(_ => { });
    }

    private void Decide(Pending pending)
    {
        var decision = pending.Ruled.IsEmpty ? _state.Decide(pending.Listings) : _state.DecideAgain(pending.Ruled);
        Tell(decision);
        if (decision.Mutations.IsEmpty)
        {
            pending.Asker.Tell(pending.Answer(decision));
            Used();
        }
        else
        {
            Keep(pending, decision);
        }
    }

    private void Tell(BlockDecision decision)
    {
        foreach (var (listing, of, problem) in decision.Unreadable)
            _log.Error("Block {0}: the stored listing {1} of event {2} cannot be read: {3} It stays with its event and is compared with nothing until its source lists it anew.", _block, listing, EventId.Text(of), problem);
    }

    private void Keep(Pending pending, BlockDecision decision)
    {
        if (_places is { } places && Standing(decision, places) is { Count: > 0 } standing)
        {
            Become(() => Placing(pending, decision));
            places.StandingAsync(standing, _stopped.Token).PipeTo(Self, success: known => new Placed(known), failure: e => new Failed(e));
        }
        else
        {
            Write(pending, decision, _places?.AtHand);
        }
    }

    // An event that is written anew stays at the place that a geocoder found for it, and so does one that takes in, or comes of, another.
    private static IReadOnlyCollection<Guid> Standing(BlockDecision decision, EventPlaces places) =>
    [
        .. decision.Mutations.Where(m => places.IsOpen(m.Event.Content.Venue))
            .SelectMany(m => m.Retired.Concat(m.Donors).Select(other => other.Id).Concat(m.ExpectedVersion > 0 ? [m.Event.Id] : []))
            .Distinct(),
    ];

    private void Placing(Pending pending, BlockDecision decision)
    {
        Receive<Placed>(placed => Write(pending, decision, placed.Places));
        Receive<Failed>(failed =>
        {
            pending.Asker.Tell(new BlockReplies.Refused(TaskFaults.Of(failed.Cause)));
            Become(() => Loading(null));
            Load();
        });
        Receive<IBlockCommand>(_ => Stash.Stash());
        Receive<BlockMemoryProtocol.Shed>(_ => { });
    }

    private void Write(Pending pending, BlockDecision decision, IKnownPlaces? places)
    {
        var now = _time.GetUtcNow();
        decision = decision with { Mutations = [.. decision.Mutations.Select(m => m with { TraceParent = pending.TraceParent, Enrichment = EventProcessing.Process(m.Event, _atlas, _categorizer, _quality, now, places: places) })] };
        Become(() => Writing(pending, decision));
        _writer.WriteAsync(decision.Mutations, _stopped.Token).PipeTo(Self, success: done => new Written(done), failure: e => new Failed(e));
    }

    // Somebody else wrote the block: another owner during a partition. What stands in the store counts.
    private void Conflict(Pending pending, BlockDecision decision)
    {
        if (pending.Try == MaxTries || !pending.Guests.IsEmpty)
        {
            pending.Asker.Tell(new BlockReplies.Refused(new SpawnFault(FaultKind.Database, $"Block {_block} is written by another owner.")));
            Become(() => Loading(null));
        }
        else
        {
            _log.Warning("Block {0} was written by another owner; loading it again", _block);
            Become(() => Loading(pending with { Try = pending.Try + 1 }));
        }

        _loader.LoadAgainAsync(_block, [.. pending.Listings.Select(incoming => incoming.Listing.Key)], [.. decision.Mutations.Where(m => m.ExpectedVersion == 0).Select(m => m.Event.Id)], _stopped.Token)
            .PipeTo(Self, success: block => new Loaded(block), failure: e => new Failed(e));
    }

    private void Continue()
    {
        Become(Ready);
        Used();
        Stash.UnstashAll();
    }

    private sealed record Pending(ImmutableArray<IncomingListing> Listings, IActorRef Asker, string? TraceParent, int Try)
    {
        /// <summary>Listings of which somebody said something; none when listings came.</summary>
        public ImmutableArray<ListingKey> Ruled { get; init; } = [];

        /// <summary>Listings that come with events of other blocks; none when listings came.</summary>
        public ImmutableArray<ListingKey> Guests { get; init; } = [];

        public IWireMessage Answer(BlockDecision decision) => !Guests.IsEmpty
            ? new BlockReplies.Adopted([.. decision.Mutations.Select(mutation => mutation.Event.Id).Order()])
            : Ruled.IsEmpty
            ? new BlockReplies.Resolved(decision.Answers)
            : new BlockReplies.Ruled([.. decision.Mutations.SelectMany(mutation => mutation.Retired.Select(retired => retired.Id).Prepend(mutation.Event.Id)).Order()]);
    }

    private sealed class RulingsKept : INoSerializationVerificationNeeded
    {
        public static readonly RulingsKept Instance = new();
    }

    private sealed record Loaded(LoadedBlock Block) : INoSerializationVerificationNeeded;

    private sealed record Placed(IKnownPlaces Places) : INoSerializationVerificationNeeded;

    private sealed record Written(ImmutableArray<bool> Done) : INoSerializationVerificationNeeded;

    private sealed class LoadAgain : INoSerializationVerificationNeeded
    {
        public static readonly LoadAgain Instance = new();
    }

    private sealed record Failed(Exception Cause) : INoSerializationVerificationNeeded;
}
