namespace SceneScout.Domain.Quotas;

/// <summary>Units that were written to the journal before they were given out.</summary>
/// <param name="At">When.</param>
/// <param name="Units">How many.</param>
/// <param name="Unspent">Units of earlier chunks that were not yet used then: all others had reached the server.</param>
public readonly record struct ReservedChunk(DateTimeOffset At, int Units, int Unspent);
