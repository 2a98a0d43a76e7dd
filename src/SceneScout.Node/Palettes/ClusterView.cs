using Akka.Actor;
using Akka.Cluster;
using SceneScout.Actors.Introspection;

namespace SceneScout.Node.Palettes;

/// <summary>The cluster as this node sees it, and questions to its members.</summary>
internal sealed class ClusterView(ActorSystem system)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The cluster.</summary>
    public Cluster Cluster { get; } = Cluster.Get(system);

    /// <summary>All members by address.</summary>
    public IEnumerable<Member> Members => Cluster.State.Members.OrderBy(m => m.Address.ToString(), StringComparer.Ordinal);

    /// <summary>The member of an address; null when there is none.</summary>
    public Member? Find(string address) => Members.FirstOrDefault(m => m.Address.ToString() == address);

    /// <summary>Whether this node cannot reach a member.</summary>
    public bool IsUnreachable(Member member) => Cluster.State.Unreachable.Contains(member);

    /// <summary>A member as one line: <c>address | [roles] | status | reachability | version</c>; the reachability of a reachable one is left blank.</summary>
    public string Line(Member member) =>
        $"{member.Address} | [{string.Join(',', member.Roles.Order(StringComparer.Ordinal))}] | {Status(member)} | {(IsUnreachable(member) ? "unreachable" : "")} | {member.AppVersion}";

    /// <summary>A member as data.</summary>
    public object Data(Member member) => new
    {
        address = member.Address.ToString(),
        roles = member.Roles.Order(StringComparer.Ordinal),
        status = Status(member),
        reachable = !IsUnreachable(member),
        version = member.AppVersion.ToString(),
    };

    /// <summary>Asks a member's introspection; null when it does not answer in time.</summary>
    public async Task<object?> AskAsync(Address member, INodeQuery query, CancellationToken cancellation)
    {
        var path = $"{(member == Cluster.SelfAddress ? "" : member.ToString())}/user/{IntrospectionActor.Name}";
        try
        {
            return await system.ActorSelection(path).Ask<object>(query, Patience, cancellation);
        }
        catch (AskTimeoutException)
        {
            return null;
        }
    }

    private static string Status(Member member) => member.Status.ToString().ToLowerInvariant();
}
