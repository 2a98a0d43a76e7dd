using SceneScout.Domain.Faults;

namespace SceneScout.Domain.Tasks;

/// <summary>What becomes of a failed attempt.</summary>
public abstract record RetryDecision
{
    private RetryDecision()
    {
    }

    /// <summary>Queue again.</summary>
    /// <param name="NotBefore">Not to be claimed before this instant.</param>
    /// <param name="UsesAttempt">Whether the attempt counts against the policy's limit.</param>
    public sealed record RetryAt(DateTimeOffset NotBefore, bool UsesAttempt) : RetryDecision
    {
        /// <summary>Whether it goes behind all that wait in its source's queue: a refused call says nothing of the others' chances, and they have waited.</summary>
        public bool LetsOthersPass { get; init; }
    }

    /// <summary>Move to the dead letters.</summary>
    /// <param name="Fault">The fault that ended it.</param>
    public sealed record GiveUp(SpawnFault Fault) : RetryDecision;
}
