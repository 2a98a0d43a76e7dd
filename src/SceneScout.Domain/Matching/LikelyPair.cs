namespace SceneScout.Domain.Matching;

/// <summary>Another listing that may be the same event.</summary>
/// <param name="Slot">Its place in the index.</param>
/// <param name="LogOdds">Log-odds that both are one.</param>
internal readonly record struct LikelyPair(int Slot, double LogOdds);
