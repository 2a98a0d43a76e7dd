using System.Collections.Immutable;
using SceneScout.Actors.Serialization;
using SceneScout.Domain.Quotas;

namespace SceneScout.Actors.Quotas;

/// <summary>What the owner of a budget says.</summary>
public static class QuotaReplies
{
    /// <summary>Leases, one a key.</summary>
    /// <param name="Source">The source.</param>
    /// <param name="Seq">Number of the report that is answered.</param>
    /// <param name="Keys">The leases.</param>
    public sealed record Leased(string Source, long Seq, ImmutableArray<KeyLease> Keys) : IWireMessage;

    /// <summary>Keep to fewer slots from now on, and report.</summary>
    /// <param name="Source">The source.</param>
    /// <param name="KeyId">The key.</param>
    /// <param name="Slots">Slots to keep to.</param>
    /// <param name="Fence">Leases up to this number are void.</param>
    public sealed record Recalled(string Source, string KeyId, int Slots, long Fence) : IWireMessage;

    /// <summary>How a budget stands.</summary>
    /// <param name="Source">The source.</param>
    /// <param name="Limits">Limits of each key in force.</param>
    /// <param name="IsSet">Whether an operator set them; otherwise they are the configured ones.</param>
    /// <param name="Keys">By key.</param>
    public sealed record Budget(string Source, ImmutableArray<QuotaLimit> Limits, bool IsSet, ImmutableArray<KeyUsage> Keys) : IWireMessage;
}

/// <summary>How the budget of one key stands.</summary>
/// <param name="KeyId">The key's id.</param>
/// <param name="Slots">Calls in the short window; null when none limits them.</param>
/// <param name="SlotsLeased">Of these, held by nodes.</param>
/// <param name="Windows">The counted windows.</param>
/// <param name="BlockedUntil">The server asked for silence until then; null when it did not.</param>
/// <param name="Nodes">What nodes hold.</param>
public sealed record KeyUsage(string KeyId, int? Slots, int SlotsLeased, ImmutableArray<WindowUsage> Windows, DateTimeOffset? BlockedUntil, ImmutableArray<NodeUsage> Nodes);

/// <summary>How a counted window stands.</summary>
/// <param name="WindowSeconds">Its length.</param>
/// <param name="Unit"><c>calls</c> or <c>points</c>.</param>
/// <param name="Limit">Units in a window.</param>
/// <param name="Used">Units used, those given out to nodes among them.</param>
/// <param name="Remaining">Units left.</param>
/// <param name="ResetAt">When the window ends; null when it rolls, or when that is not known.</param>
public sealed record WindowUsage(long WindowSeconds, string Unit, int Limit, int Used, int Remaining, DateTimeOffset? ResetAt);

/// <summary>What a node holds.</summary>
/// <param name="Node">The node.</param>
/// <param name="Slots">Slots.</param>
/// <param name="Units">Units not yet reported as used.</param>
public sealed record NodeUsage(string Node, int Slots, int Units);
