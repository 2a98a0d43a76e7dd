namespace SceneScout.Jsonata.Values;

/// <summary>What an array is to a path, beside its items.</summary>
[Flags]
internal enum ArrayFlags : byte
{
    None = 0,

    /// <summary>A sequence: what a path produced. One item stands for itself, none for undefined.</summary>
    Sequence = 1,

    /// <summary>A sequence that stays an array even when it has one item.</summary>
    KeepSingleton = 2,

    /// <summary>Made by an array constructor at the end of a path: it is one item, not a list of them.</summary>
    Constructed = 4,

    /// <summary>The wrapper around an input that is itself an array.</summary>
    OuterWrapper = 8,
}
