using Akka.Actor;

namespace SceneScout.Actors.Blocks.Memory;

/// <summary>What blocks and the keeper of a node's memory tell each other; never leaves the node.</summary>
public static class BlockMemoryProtocol
{
    /// <summary>From a block: it was loaded or used.</summary>
    /// <param name="Block">Its name.</param>
    /// <param name="Bytes">Its size.</param>
    public sealed record Used(string Block, long Bytes) : INoSerializationVerificationNeeded;

    /// <summary>To a block: go, unless you are at work. What it holds stands in the store.</summary>
    public sealed record Shed : INoSerializationVerificationNeeded
    {
        /// <summary>The one value.</summary>
        public static readonly Shed Instance = new();
    }
}
