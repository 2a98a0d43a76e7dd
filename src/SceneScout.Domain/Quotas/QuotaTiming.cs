namespace SceneScout.Domain.Quotas;

/// <summary>The times by which leases hold.</summary>
/// <param name="LeaseTime">From a grant until what was granted is in use elsewhere when its node says nothing more. Longer: fewer messages; shorter: a dead node's share is back sooner.</param>
/// <param name="Flight">The longest time that a call is on its way to the server after it was begun.</param>
/// <param name="ResetGuard">How far a server's clock, read to the second, may be from ours.</param>
public sealed record QuotaTiming(TimeSpan LeaseTime, TimeSpan Flight, TimeSpan ResetGuard)
{
    /// <summary>4.5 s, of which one is for calls on their way: a lost segment is sent again within it, and a busy server has counted the call.</summary>
    public static readonly QuotaTiming Default = new(TimeSpan.FromSeconds(4.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

    private static readonly TimeSpan ShortestUse = TimeSpan.FromMilliseconds(500);

    // The others come for it when a third of their own time of use is gone; the rest is for their messages.
    private const double UsedPart = 0.7;

    /// <summary>How long a node may begin calls under a lease, counted from when it asked: what is left when the last call has arrived, its slot has rested and another node has come for it.</summary>
    public TimeSpan UseTime(QuotaLimits limits)
    {
        var use = UsedPart * (LeaseTime - Flight - (limits.Slots?.Window ?? TimeSpan.Zero));
        return use > ShortestUse ? use : ShortestUse;
    }

    /// <summary>How long after its grant, or after a restart of the owner, a lease may still be in use or rest; then it is free.</summary>
    public TimeSpan Quiet(QuotaLimits limits) => UseTime(limits) + Flight + (limits.Slots?.Window ?? TimeSpan.Zero);
}
