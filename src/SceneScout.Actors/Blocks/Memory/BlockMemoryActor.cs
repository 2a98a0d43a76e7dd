using Akka.Actor;

namespace SceneScout.Actors.Blocks.Memory;

/// <summary>Keeps the blocks of a node within its limits: whoever was used longest ago is sent away when there is too much of them.</summary>
public sealed class BlockMemoryActor : ReceiveActor
{
    private readonly Dictionary<string, IActorRef> _refs = new(StringComparer.Ordinal);
    private readonly BlockOptions _limits;
    private ResidentBlocks _blocks = ResidentBlocks.Empty;

    /// <summary>Makes it.</summary>
    /// <param name="limits">The limits.</param>
    public BlockMemoryActor(BlockOptions limits)
    {
        _limits = limits;
        Receive<BlockMemoryProtocol.Used>(OnUsed);
        Receive<Gone>(gone =>
        {
            // One of the same name may have come back already.
            if (!_refs.TryGetValue(gone.Block, out var known) || !known.Equals(gone.Ref))
                return;
            _refs.Remove(gone.Block);
            _blocks = _blocks.Remove(gone.Block);
            BlockInstruments.Hold(_blocks);
        });
    }

    /// <summary>Props of a node's memory.</summary>
    public static Props Props(BlockOptions limits) => Akka.Actor.Props.Create(() => new BlockMemoryActor(limits));

    private void OnUsed(BlockMemoryProtocol.Used used)
    {
        if (!_refs.TryGetValue(used.Block, out var known) || !known.Equals(Sender))
        {
            _refs[used.Block] = Sender;
            Context.WatchWith(Sender, new Gone(used.Block, Sender));
        }

        // One that was sent away while it was at work is used again and counts again.
        (_blocks, var going) = _blocks.Use(used.Block, used.Bytes).Shed(_limits);
        foreach (var block in going)
            _refs[block].Tell(BlockMemoryProtocol.Shed.Instance);
        BlockInstruments.Shed(going.Length);
        BlockInstruments.Hold(_blocks);
    }

    private sealed record Gone(string Block, IActorRef Ref) : INoSerializationVerificationNeeded;
}
