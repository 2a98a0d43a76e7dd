using Akka.Actor;
using Akka.Hosting;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Intake;
using SceneScout.Threds.Cluster.Participants;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Hosting;

/// <summary>What a node's actors of threds share and do not own.</summary>
/// <param name="Store">What is read of threds.</param>
/// <param name="Records">What workflows keep.</param>
/// <param name="Catalog">What the node knows of patterns.</param>
/// <param name="Nodes">The nodes of the cluster.</param>
/// <param name="Registry">Where the actors are.</param>
/// <param name="Time">The clock.</param>
internal sealed record ThredServices(IThredStore Store, IThredRecords Records, ThredCatalog Catalog, ClusterNodes Nodes, IReadOnlyActorRegistry Registry, TimeProvider Time)
{
    /// <summary>Who rests is woken so long before its time, which it then keeps itself.</summary>
    internal static readonly TimeSpan WakeAhead = TimeSpan.FromSeconds(2);

    /// <summary>How much a mailbox holds.</summary>
    public MailboxLimits Mailboxes { get; init; } = MailboxLimits.Default;

    /// <summary>How much the mailbox of somebody holds: that of an agent of the node's own, which reads it all the time, ten times as much; and what it was asked to do does not go.</summary>
    internal MailboxLimits MailboxOf(string id) => id is WellKnown.Persistence or WellKnown.PersistenceNode ? Mailboxes with { Messages = Mailboxes.Messages * 10, TurnsAway = true } : Mailboxes;

    /// <summary>So long a thred that has ended is kept, with its journal.</summary>
    public TimeSpan KeepEnded { get; init; } = TimeSpan.FromDays(30);

    /// <summary>So many threds stay in a node's memory, about 15 KB each; beyond it those rest that have nothing to do.</summary>
    public int MostResident { get; init; } = 20_000;

    /// <summary>After so long without a word what was sent is sent again.</summary>
    public TimeSpan ResendAfter { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The region of threds.</summary>
    internal IActorRef Threds => Registry.Get<ThredKeys.Threds>();

    /// <summary>The region of patterns.</summary>
    internal IActorRef Patterns => Registry.Get<ThredKeys.Patterns>();

    /// <summary>The region of participants.</summary>
    internal IActorRef Participants => Registry.Get<ThredKeys.Participants>();

    /// <summary>The keeper of this node's memory.</summary>
    internal IActorRef Memory => Registry.Get<ThredKeys.Memory>();

    /// <summary>The writer of this node's cards.</summary>
    internal IActorRef Cards => Registry.Get<ThredKeys.Cards>();
}
