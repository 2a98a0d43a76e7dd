namespace SceneScout.Threds.Cluster.Patterns;

/// <summary>What becomes of a slot. The numbers are in journals.</summary>
internal enum SlotMoveKind
{
    /// <summary>It is kept for a thred that is about to begin.</summary>
    Reserved = 0,

    /// <summary>The thred has begun.</summary>
    Taken = 1,

    /// <summary>The thred has ended, or did not begin.</summary>
    Freed = 2,
}
