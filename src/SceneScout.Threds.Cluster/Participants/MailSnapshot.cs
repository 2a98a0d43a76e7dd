using System.Collections.Immutable;
using SceneScout.Threds.Cluster.Wire;

namespace SceneScout.Threds.Cluster.Participants;

/// <summary>A mailbox as a snapshot.</summary>
/// <param name="Place">The place that was given last.</param>
/// <param name="Expired">How many went unread.</param>
/// <param name="Messages">What waits.</param>
/// <param name="Senders">The last number of each sender, the one heard of last at the end.</param>
internal sealed record MailSnapshot(long Place, long Expired, ImmutableArray<MailItem> Messages, ImmutableArray<(string From, long Number)> Senders) : IThredWire;
