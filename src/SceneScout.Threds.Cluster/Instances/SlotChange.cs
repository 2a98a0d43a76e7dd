namespace SceneScout.Threds.Cluster.Instances;

/// <summary>What a step means for the slots of its pattern. The numbers are in journals.</summary>
[Flags]
internal enum SlotChange
{
    /// <summary>Nothing; also of patterns that count no threds.</summary>
    None = 0,

    /// <summary>The slot that was reserved is taken.</summary>
    Taken = 1,

    /// <summary>It is free.</summary>
    Freed = 2,
}
