using System.Collections.Immutable;
using SceneScout.Threds.Cluster.Wire;

namespace SceneScout.Threds.Cluster.Participants;

/// <summary>A journal entry of a mailbox: what came and what was received since the entry before.</summary>
/// <param name="At">When, in ms since 1970.</param>
/// <param name="Came">Messages that were new, by sender, in order.</param>
/// <param name="Received">Ids of messages that were received.</param>
internal sealed record MailRow(long At, ImmutableArray<(string From, IncomingMail Mail)> Came, ImmutableArray<string> Received) : IThredWire;
