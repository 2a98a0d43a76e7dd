using Akka.Actor;
using Akka.Cluster;

namespace SceneScout.Actors.Failover;

/// <summary>When refused connections are proof enough that a member has crashed.</summary>
public static class CrashRule
{
    /// <summary>Whether the members that were refused are the side that the split brain resolver would keep: more than half of all, or half with the lowest address.
    /// So a firewall between two sides that refuses instead of dropping cannot make each declare the other dead.</summary>
    /// <param name="members">All members with a vote, the lost one among them.</param>
    /// <param name="lost">The member that refuses.</param>
    /// <param name="witnesses">Members that were refused.</param>
    public static bool IsProven(IReadOnlyCollection<Address> members, Address lost, IEnumerable<Address> witnesses)
    {
        var voices = witnesses.Where(w => w != lost && members.Contains(w)).ToHashSet();
        return 2 * voices.Count > members.Count || (2 * voices.Count == members.Count && voices.Contains(members.Min(Member.AddressOrdering)!));
    }
}
