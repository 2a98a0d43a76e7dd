using System.Collections.Immutable;
using SceneScout.Actors.Serialization;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Matching;

namespace SceneScout.Actors.Blocks;

/// <summary>Something said to a block: the owner of the events of one place and day.</summary>
public interface IBlockCommand : IWireMessage
{
    /// <summary>The block, see <see cref="BlockKey"/>.</summary>
    string Block { get; }
}

/// <summary>What a block is told.</summary>
public static class BlockCommands
{
    /// <summary>Say which events these listings are, and keep them. Answered by <see cref="BlockReplies.Resolved"/> once written, or <see cref="BlockReplies.Refused"/>. Sending it again is harmless.</summary>
    /// <param name="Block">The block.</param>
    /// <param name="Listings">Up to 1,000 listings.</param>
    public sealed record Resolve(string Block, ImmutableArray<IncomingListing> Listings) : IBlockCommand
    {
        /// <summary>W3C traceparent of the task that asks; null when nobody traces.</summary>
        public string? TraceParent { get; init; }
    }

    /// <summary>Keep what a person said of pairs of the block's listings, and act on it. Answered by <see cref="BlockReplies.Ruled"/> once written, or <see cref="BlockReplies.Refused"/>. Sending it again is harmless.</summary>
    /// <param name="Block">The block.</param>
    /// <param name="Rulings">Up to 1,000 pairs.</param>
    /// <param name="By">Who.</param>
    public sealed record Rule(string Block, ImmutableArray<PairRuling> Rulings, string By) : IBlockCommand;
}

/// <summary>What a block answers.</summary>
public static class BlockReplies
{
    /// <summary>Where each listing belongs; it stands in the store.</summary>
    /// <param name="Answers">One for each listing, in order.</param>
    public sealed record Resolved(ImmutableArray<MatchAnswer> Answers) : IWireMessage;

    /// <summary>What was said stands, and events are as it says.</summary>
    /// <param name="Events">Events that changed, in order; none when all was so already.</param>
    public sealed record Ruled(ImmutableArray<Guid> Events) : IWireMessage;

    /// <summary>Nothing was written.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record Refused(SpawnFault Fault) : IWireMessage;
}
