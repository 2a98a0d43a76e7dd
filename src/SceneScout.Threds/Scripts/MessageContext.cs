namespace SceneScout.Threds.Scripts;

/// <summary>What an expectation of a message may refer to.</summary>
/// <param name="SentIds">The ids of the events that the script sent, in order.</param>
/// <param name="Seen">The threds of the messages before.</param>
/// <param name="Last">The thred of the message before; null when there was none.</param>
internal sealed record MessageContext(IReadOnlyList<string> SentIds, IReadOnlySet<string> Seen, string? Last);
