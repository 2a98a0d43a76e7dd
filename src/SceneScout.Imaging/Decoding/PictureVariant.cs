namespace SceneScout.Imaging.Decoding;

/// <summary>One size of a picture, as WebP. It is made anew from pixels: nothing else that was in the file is in it.</summary>
/// <param name="Name">Its name: the width it was made for, 320, 640 or 1280.</param>
/// <param name="Width">In pixels: its name, or less where the picture itself is narrower.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Content">The file.</param>
public sealed record PictureVariant(int Name, int Width, int Height, ReadOnlyMemory<byte> Content);
