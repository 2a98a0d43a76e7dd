namespace SceneScout.Actors.Failover;

/// <summary>What an attempt to connect to a member's port came to.</summary>
public enum ProbeAnswer
{
    /// <summary>The machine answered that nobody listens there: the process has ended.</summary>
    Refused,

    /// <summary>Somebody listens: a process that works, is frozen, or has begun anew.</summary>
    Accepted,

    /// <summary>Nobody answered, or the way there is broken: this says nothing about the process.</summary>
    Silent,
}
