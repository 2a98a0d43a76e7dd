namespace SceneScout.Threds.Cluster.Participants;

/// <summary>How much a mailbox holds.</summary>
/// <param name="Messages">At most so many messages; the oldest go first.</param>
/// <param name="Age">No message waits longer.</param>
internal sealed record MailboxLimits(int Messages, TimeSpan Age)
{
    /// <summary>Whether nothing goes while it is young enough: who sends to a full mailbox keeps what he has, and sends it again.</summary>
    public bool TurnsAway { get; init; }

    /// <summary>A thousand for 30 days: what a person reads, and a holiday.</summary>
    internal static MailboxLimits Default { get; } = new(1000, TimeSpan.FromDays(30));
}
