namespace SceneScout.Imaging.Decoding;

/// <summary>What a picture may cost. One beyond a limit is refused before it costs more.</summary>
/// <param name="Bytes">Of the file, at most.</param>
/// <param name="Pixels">Of the picture, at most: known from its header, before anything is decoded.</param>
/// <param name="Side">Width and height, in pixels, at most.</param>
/// <param name="Time">For decoding and for all variants of one picture.</param>
public sealed record PictureLimits(int Bytes, long Pixels, int Side, TimeSpan Time)
{
    /// <summary>10 MiB, 25 megapixels, 12,000 pixels a side, 10 s: more than sources of events send, and at most about 100 MB of memory at once.</summary>
    public static readonly PictureLimits Default = new(10 << 20, 25_000_000, 12_000, TimeSpan.FromSeconds(10));
}
