namespace SceneScout.Jsonata.Pictures.Integers;

/// <summary>How a picture writes whole numbers.</summary>
internal enum IntegerNotation
{
    Decimal,
    Letters,
    Roman,
    Words,

    /// <summary>A numbering sequence that is not supported.</summary>
    Sequence,
}
