namespace SceneScout.Lab.Bench.Http;

/// <summary>Parts of <c>scout bench http</c>.</summary>
[Flags]
internal enum HttpBenchParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Starts of a node, and what one takes that has nothing to do.</summary>
    Start = 1,

    /// <summary>Queries around a point, and their statement alone.</summary>
    Queries = 2,

    /// <summary>A stream with many clients.</summary>
    Stream = 4,

    /// <summary>All of them.</summary>
    All = Start | Queries | Stream,
}
