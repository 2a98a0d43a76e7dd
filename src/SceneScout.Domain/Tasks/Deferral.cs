using SceneScout.Domain.Faults;

namespace SceneScout.Domain.Tasks;

/// <summary>A task that gives its worker back before it is done. What it has done stays done, its attempt does not count, and nothing failed.</summary>
/// <param name="NotBefore">Not to be claimed before.</param>
/// <param name="TookTurn">Whether it got on since it was claimed: then all that wait in its source's queue go before it.</param>
/// <param name="Reason">What it waits for; null when only its turn is over.</param>
public sealed record Deferral(DateTimeOffset NotBefore, bool TookTurn, SpawnFault? Reason);
