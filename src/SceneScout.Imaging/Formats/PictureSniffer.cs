namespace SceneScout.Imaging.Formats;

/// <summary>Tells a picture's format by its first bytes alone.</summary>
public static class PictureSniffer
{
    /// <summary>What is accepted, for messages.</summary>
    public const string Accepted = "JPEG, PNG, WebP or GIF by its first bytes";

    /// <summary>The format; null for everything that is not decoded: SVG, HTML, TIFF, PDF, HEIF and what is no picture.</summary>
    public static PictureFormat? FormatOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? PictureFormat.Jpeg
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? PictureFormat.Png
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? PictureFormat.Gif
        : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? PictureFormat.WebP
        : null;
}
