using System.Text.Json;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Participants;

namespace SceneScout.Node.Http.Threds;

/// <summary>What waits for a participant.</summary>
/// <param name="Messages">Messages, the oldest first.</param>
/// <param name="Waiting">How many wait altogether.</param>
/// <param name="Expired">How many went unread: there was no room for them any more, or they were too old.</param>
/// <param name="More">Whether there are later ones than these.</param>
internal sealed record MailboxView(IReadOnlyList<MailboxMessageView> Messages, long Waiting, long Expired, bool More)
{
    /// <summary>The view of a mailbox.</summary>
    public static MailboxView Of(ParticipantReplies.Mail mail) => new(
        [.. mail.Messages.Select(message => new MailboxMessageView(message.Place, message.MessageId, DateTimeOffset.FromUnixTimeMilliseconds(message.At), message.Event.Element))], mail.Waiting, mail.Expired, mail.More);
}

/// <summary>A message that waits.</summary>
/// <param name="Place">Its place; the next page's <c>after</c>.</param>
/// <param name="Id">Its id, to acknowledge it by.</param>
/// <param name="At">When it came.</param>
/// <param name="Event">What it says.</param>
internal sealed record MailboxMessageView(long Place, string Id, DateTimeOffset At, JsonElement Event);

/// <summary>A group of participants.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Participants">Its members.</param>
internal sealed record GroupView(string Name, IReadOnlyList<GroupMemberView> Participants)
{
    /// <summary>The view of a group.</summary>
    public static GroupView Of(ThredGroup group) => new(group.Name, [.. group.Members.Select(member => new GroupMemberView(member))]);
}

/// <summary>A member of a group.</summary>
/// <param name="ParticipantId">The participant.</param>
internal sealed record GroupMemberView(string ParticipantId);
