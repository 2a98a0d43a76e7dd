using System.Collections.Immutable;

namespace SceneScout.Threds.Engine;

/// <summary>What a thred has decided: it is kept whole, then acted on.</summary>
/// <param name="State">The thred afterwards.</param>
/// <param name="Effects">What follows outside it, in order.</param>
/// <param name="Audit">What is noted of it.</param>
/// <param name="Fault">Why it decided nothing; null when it did. The state is then that of before.</param>
/// <param name="Repeated">Whether the event was decided before: nothing follows.</param>
public sealed record ThredDecision(
    ThredState State, ImmutableArray<ThredEffect> Effects, ImmutableArray<ThredAudit> Audit, Model.ThredFault? Fault = null, bool Repeated = false)
{
    /// <summary>Whether the event was matched.</summary>
    public bool Matched => Audit.Any(line => line.Type == "m");
}
