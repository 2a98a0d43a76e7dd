using System.Collections.Immutable;
using Akka.Actor;
using SceneScout.Actors.Blocks.Memory;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Matching;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Blocks;

/// <summary>What goes across the block's borders. An event has one owner at a time, by its row: who takes it over writes it under the version that it has, so of two who write it one is refused and loads again.</summary>
public sealed partial class BlockActor
{
    // A block that is larger takes nothing in.
    private const int MostListings = 50_000;
    private const int MostElsewhere = 10_000;
    private ImmutableHashSet<Guid> _elsewhere = [];

    private BlockReplies.Refused Moved() => new(new SpawnFault(FaultKind.Database, $"Listings of block {_block} are in another block now."));

    private void Learn(ImmutableHashSet<Guid> elsewhere) => _elsewhere = _elsewhere.Count > MostElsewhere ? elsewhere : _elsewhere.Union(elsewhere);

    private void Meet(IBlockCommand command, ImmutableArray<Guid> events)
    {
        var asker = Sender;
        Become(() => Meeting(command, asker));
        _loader.StrangersAsync(events, _stopped.Token).PipeTo(Self, success: met => new Met(met.Events, met.Rulings), failure: e => new Failed(e));
    }

    private void Meeting(IBlockCommand command, IActorRef asker)
    {
        Receive<Met>(met =>
        {
            StoredEvent[] strangers = [.. met.Events.Where(e => e.Block != _block).Select(e => e.Event)];
            if (strangers.Any(IsHere))
            {
                // Another block took it over since: what is remembered of it is no more. The question waits for what stands.
                Become(() => Loading(null));
                Self.Tell(command, asker);
                Load();
            }
            else if (command is BlockCommands.Adopt)
            {
                StoredEvent[] guests = [.. met.Events.Where(e => string.CompareOrdinal(_block, e.Block) < 0 && !e.Event.Members.IsEmpty).Select(e => e.Event)];
                Adopt(_state.ListingCount > MostListings ? [] : guests, met.Rulings, asker);
            }
            else
            {
                asker.Tell(new BlockReplies.Akin([.. _state.Kin(strangers).Select(pair => new KinPair(pair.Stranger, pair.Own))]));
                Continue();
            }
        });
        Receive<Failed>(failed =>
        {
            asker.Tell(new BlockReplies.Refused(TaskFaults.Of(failed.Cause)));
            Continue();
        });
        Receive<IBlockCommand>(_ => Stash.Stash());
        Receive<BlockMemoryProtocol.Shed>(_ => { });
    }

    private bool IsHere(StoredEvent stranger) => _state.Find(stranger.Event.Id) is not null || stranger.Members.Any(member => _state.OwnerOf(member.Key) is not null);

    private void Adopt(StoredEvent[] guests, ImmutableArray<PairRuling> rulings, IActorRef asker)
    {
        if (guests.Length == 0)
        {
            asker.Tell(new BlockReplies.Adopted([]));
            Continue();
            return;
        }

        var pending = new Pending([], asker, null, 1) { Guests = [.. guests.SelectMany(guest => guest.Members).Select(member => member.Key)] };
        var with = _state.With(rulings).With(guests);
        var decision = with.DecideGuests(pending.Guests);
        Tell(decision);
        var written = decision.Mutations.SelectMany(m => m.Retired.Select(retired => retired.Id).Prepend(m.Event.Id)).ToHashSet();
        if (guests.All(guest => written.Contains(guest.Event.Id)))
        {
            // Whatever else than written comes of it, the block is loaded again.
            _state = with;
            var keys = pending.Guests.ToHashSet();
            Keep(pending, decision with { Mutations = [.. decision.Mutations.Select(m => m with { Guests = [.. m.Event.Listings.Where(keys.Contains)] })] });
        }
        else
        {
            // Of one nothing can be read: it stays where it is.
            asker.Tell(new BlockReplies.Adopted([]));
            Become(() => Loading(null));
            Load();
        }
    }

    private sealed record Met(ImmutableArray<LodgedEvent> Events, ImmutableArray<PairRuling> Rulings) : INoSerializationVerificationNeeded;
}
