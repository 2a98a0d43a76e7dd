using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Participants;

/// <summary>A message on its way to a mailbox.</summary>
/// <param name="Number">Its number of the sender's.</param>
/// <param name="MessageId">Its id.</param>
/// <param name="Event">The event, as JSON.</param>
internal sealed record IncomingMail(long Number, string MessageId, RawJson Event);
