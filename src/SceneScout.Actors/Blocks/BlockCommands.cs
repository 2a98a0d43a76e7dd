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

    /// <summary>Say which of the block's events may be one with some of other blocks. Answered by <see cref="BlockReplies.Akin"/>, or <see cref="BlockReplies.Refused"/>. Nothing is written.</summary>
    /// <param name="Block">The block.</param>
    /// <param name="Events">Up to 64 events of other blocks; those that are gone, or are the block's own, are passed over.</param>
    public sealed record Kin(string Block, ImmutableArray<Guid> Events) : IBlockCommand;

    /// <summary>
    /// Take events of other blocks over with all their listings, and decide of them as of the block's own. Events of a block whose name comes before this one's stay where they are, so that events do not go round.
    /// Answered by <see cref="BlockReplies.Adopted"/> once written, or <see cref="BlockReplies.Refused"/>. Sending it again is harmless.
    /// </summary>
    /// <param name="Block">The block.</param>
    /// <param name="Events">Up to 64 events.</param>
    public sealed record Adopt(string Block, ImmutableArray<Guid> Events) : IBlockCommand;
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

    /// <summary>Which events may be one.</summary>
    /// <param name="Pairs">The pairs, in order.</param>
    public sealed record Akin(ImmutableArray<KinPair> Pairs) : IWireMessage;

    /// <summary>The events are the block's.</summary>
    /// <param name="Events">Events that were written, in order; none when all was so already, or nothing was to be taken.</param>
    public sealed record Adopted(ImmutableArray<Guid> Events) : IWireMessage;

    /// <summary>Nothing was written.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record Refused(SpawnFault Fault) : IWireMessage;
}

/// <summary>Two events of two blocks that may be one.</summary>
/// <param name="Stranger">The event that was asked for.</param>
/// <param name="Own">The event of the block that was asked.</param>
public sealed record KinPair(Guid Stranger, Guid Own);
