using System.Collections.Immutable;
using SceneScout.Domain.Faults;

namespace SceneScout.Domain.Tasks;

/// <summary>Which failed attempts are tried again otherwise than <see cref="FaultTraits"/> says: what an operator decided.</summary>
/// <param name="Retryable">Faults after which a task is tried again, as often as its policy says.</param>
/// <param name="Fatal">Faults after which it is a dead letter at once.</param>
public sealed record FaultOverrides(ImmutableHashSet<FaultKind> Retryable, ImmutableHashSet<FaultKind> Fatal)
{
    /// <summary>Every fault as its traits say.</summary>
    public static readonly FaultOverrides None = new([], []);

    /// <summary>What an attempt can fail with, by code. The others end no attempt: a full queue refuses the task, a lost lease and a task that kills its workers are decided by the store, a cancelled one is over.</summary>
    public static readonly ImmutableSortedDictionary<string, FaultKind> Codes = new[]
    {
        FaultKind.TaskTimeout,
        FaultKind.Validation,
        FaultKind.ExternalApi,
        FaultKind.RateLimited,
        FaultKind.Authentication,
        FaultKind.Database,
        FaultKind.Unexpected,
        FaultKind.Conflict,
    }.ToImmutableSortedDictionary(kind => new SpawnFault(kind, "").Traits.Code, kind => kind, StringComparer.Ordinal);

    /// <summary>The overrides that lists of codes mean.</summary>
    /// <exception cref="KeyNotFoundException">A code is none of <see cref="Codes"/>.</exception>
    public static FaultOverrides Of(IEnumerable<string> retryable, IEnumerable<string> fatal) =>
        new([.. retryable.Select(code => Codes[code])], [.. fatal.Select(code => Codes[code])]);

    /// <summary>Whether a task is tried again after a fault; fatal wins.</summary>
    public bool Retries(SpawnFault fault) => !Fatal.Contains(fault.Kind) && (Retryable.Contains(fault.Kind) || fault.Traits.Retryable);
}
