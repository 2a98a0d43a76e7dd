namespace SceneScout.Domain.Pictures;

/// <summary>One size of a picture that is kept.</summary>
/// <param name="Name">Its name: the width it was made for.</param>
/// <param name="Width">In pixels: the name, or less where the picture itself is narrower.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Bytes">Of its file.</param>
public sealed record PictureSize(int Name, int Width, int Height, int Bytes);
