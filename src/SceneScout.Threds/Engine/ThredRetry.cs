using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>A message to an agent that is sent again when the agent answers with an error.</summary>
/// <param name="Message">The message.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Policy">How often and when it may be sent.</param>
public sealed record ThredRetry(ThredMessage Message, int Attempts, RetryModel Policy);
