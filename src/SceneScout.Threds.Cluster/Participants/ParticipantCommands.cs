using System.Collections.Immutable;
using SceneScout.Threds.Cluster.Wire;

namespace SceneScout.Threds.Cluster.Participants;

/// <summary>Something said to a participant's mailbox.</summary>
internal interface IParticipantCommand : IThredWire
{
    /// <summary>The participant.</summary>
    string ParticipantId { get; }
}

/// <summary>What a mailbox is told.</summary>
internal static class ParticipantCommands
{
    /// <summary>Messages come. Answered by <see cref="ParticipantReplies.Delivered"/> once they are durable, or when there is no room for them.</summary>
    /// <param name="ParticipantId">The participant.</param>
    /// <param name="From">Whose numbers the messages have: a thred, or an event that could not be worked on.</param>
    /// <param name="Messages">The messages, in the order of their numbers.</param>
    internal sealed record Deliver(string ParticipantId, string From, ImmutableArray<IncomingMail> Messages) : IParticipantCommand;

    /// <summary>What waits in it. Answered by <see cref="ParticipantReplies.Mail"/>.</summary>
    /// <param name="ParticipantId">The participant.</param>
    /// <param name="After">The place of the last message that is known; 0 for all.</param>
    /// <param name="Limit">At most so many.</param>
    internal sealed record Read(string ParticipantId, long After, int Limit) : IParticipantCommand;

    /// <summary>A message was received. Answered by <see cref="ParticipantReplies.Acknowledged"/> once that is durable.</summary>
    /// <param name="ParticipantId">The participant.</param>
    /// <param name="MessageId">The message.</param>
    internal sealed record Acknowledge(string ParticipantId, string MessageId) : IParticipantCommand;
}
