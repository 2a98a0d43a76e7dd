namespace SceneScout.Storage.Contracts;

/// <summary>What a person decides about publishing an event.</summary>
/// <param name="EventId">The event; a retired id means the event that took over.</param>
/// <param name="Accept">Whether it is published.</param>
/// <param name="Note">Why, for people; null for nothing.</param>
public sealed record ReviewDecision(Guid EventId, bool Accept, string? Note)
{
    /// <summary>The version that was looked at: another one is not decided on. Null for whatever stands.</summary>
    public long? Version { get; init; }
}
