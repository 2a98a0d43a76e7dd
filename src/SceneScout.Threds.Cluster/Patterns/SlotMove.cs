namespace SceneScout.Threds.Cluster.Patterns;

/// <summary>What became of a slot.</summary>
/// <param name="ThredId">Whose it is.</param>
/// <param name="Kind">What became of it.</param>
internal sealed record SlotMove(string ThredId, SlotMoveKind Kind);
