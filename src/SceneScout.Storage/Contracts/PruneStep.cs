namespace SceneScout.Storage.Contracts;

/// <summary>A bounded part of what is done to prune a table.</summary>
/// <param name="Rows">Rows of the table that went.</param>
/// <param name="Next">Where to go on; null when nothing is left to do now.</param>
public readonly record struct PruneStep(int Rows, string? Next);
