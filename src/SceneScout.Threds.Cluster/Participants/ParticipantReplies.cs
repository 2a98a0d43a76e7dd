using System.Collections.Immutable;
using SceneScout.Threds.Cluster.Wire;

namespace SceneScout.Threds.Cluster.Participants;

/// <summary>What a mailbox answers.</summary>
internal static class ParticipantReplies
{
    /// <summary>Messages are durable.</summary>
    /// <param name="ParticipantId">The participant.</param>
    /// <param name="From">Whose numbers they are.</param>
    /// <param name="Through">The last of them.</param>
    internal sealed record Delivered(string ParticipantId, string From, long Through) : IThredWire
    {
        /// <summary>Whether there was no room for others that came: they are to be sent again, later.</summary>
        public bool TurnedAway { get; init; }
    }

    /// <summary>What waits.</summary>
    /// <param name="Messages">Messages, the oldest first.</param>
    /// <param name="Waiting">How many wait altogether.</param>
    /// <param name="Expired">How many went unread, since there was no room for them any more or they were too old.</param>
    internal sealed record Mail(ImmutableArray<MailItem> Messages, long Waiting, long Expired) : IThredWire
    {
        /// <summary>Whether there are later ones than these.</summary>
        public bool More { get; init; }
    }

    /// <summary>A message was received.</summary>
    /// <param name="Known">Whether it was there.</param>
    internal sealed record Acknowledged(bool Known) : IThredWire;
}
