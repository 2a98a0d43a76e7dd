namespace SceneScout.Imaging.Formats;

/// <summary>Formats that are decoded. Others are refused by their first bytes, whatever their sender calls them.</summary>
public enum PictureFormat
{
    /// <summary>JPEG.</summary>
    Jpeg = 0,

    /// <summary>PNG.</summary>
    Png = 1,

    /// <summary>WebP; of an animation the first frame.</summary>
    WebP = 2,

    /// <summary>GIF; of an animation the first frame.</summary>
    Gif = 3,
}
