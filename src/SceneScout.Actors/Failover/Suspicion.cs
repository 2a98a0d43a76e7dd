using System.Collections.Immutable;
using Akka.Actor;

namespace SceneScout.Actors.Failover;

/// <summary>A member that may have crashed.</summary>
/// <param name="Since">When the last sign of it came: a connection that broke, a heartbeat that is missed, the word of another node.</param>
public sealed record Suspicion(DateTimeOffset Since)
{
    /// <summary>How often it accepted a connection since then.</summary>
    public int Accepted { get; init; }

    /// <summary>By node: when it was refused last.</summary>
    public ImmutableDictionary<Address, DateTimeOffset> Refused { get; init; } = ImmutableDictionary<Address, DateTimeOffset>.Empty;
}
