namespace SceneScout.Imaging.Decoding;

/// <summary>Why a picture cannot be used.</summary>
public enum PictureRefusal
{
    /// <summary>The file has no bytes, or more than allowed.</summary>
    Size = 0,

    /// <summary>It is none of the formats that are decoded.</summary>
    Format = 1,

    /// <summary>It has more pixels than allowed, or none.</summary>
    Pixels = 2,

    /// <summary>It breaks off, or its bytes are wrong.</summary>
    Broken = 3,

    /// <summary>Decoding it took too long.</summary>
    Time = 4,
}
