using System.Collections.Immutable;
using SceneScout.Actors.Serialization;
using SceneScout.Domain.Quotas;

namespace SceneScout.Actors.Quotas;

/// <summary>Something said to the owner of a source's budget.</summary>
public interface IQuotaCommand : IWireMessage
{
    /// <summary>The source.</summary>
    string Source { get; }
}

/// <summary>What the owner of a budget is told.</summary>
public static class QuotaCommands
{
    /// <summary>A node reports what it used and asks for more. Answered by <see cref="QuotaReplies.Leased"/>.</summary>
    /// <param name="Source">The source.</param>
    /// <param name="Node">The node, with its incarnation.</param>
    /// <param name="Seq">Number of the report.</param>
    /// <param name="Keys">One entry a key.</param>
    public sealed record Renew(string Source, string Node, long Seq, ImmutableArray<KeyReport> Keys) : IQuotaCommand;

    /// <summary>An operator asks how a budget stands. Answered by <see cref="QuotaReplies.Budget"/>.</summary>
    /// <param name="Source">The source.</param>
    public sealed record Show(string Source) : IQuotaCommand;

    /// <summary>An operator sets other limits for each key, and ends what silence servers asked for. Answered by <see cref="QuotaReplies.Budget"/> once journaled.</summary>
    /// <param name="Source">The source.</param>
    /// <param name="Limits">The limits; null goes back to the configured ones.</param>
    /// <param name="By">Who, for the journal.</param>
    public sealed record SetLimits(string Source, ImmutableArray<QuotaLimit>? Limits, string By) : IQuotaCommand;
}
