using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Participants;

/// <summary>A message in a mailbox.</summary>
/// <param name="Place">Its place in the mailbox, from 1.</param>
/// <param name="At">When it came, in ms since 1970.</param>
/// <param name="MessageId">Its id.</param>
/// <param name="Event">The event, as JSON.</param>
internal sealed record MailItem(long Place, long At, string MessageId, RawJson Event);
