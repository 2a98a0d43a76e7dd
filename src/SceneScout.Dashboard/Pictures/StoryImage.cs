namespace SceneScout.Dashboard.Pictures;

/// <summary>The picture of an event.</summary>
/// <param name="Address">Where this node serves it.</param>
/// <param name="Alt">What it stands for, in words.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record StoryImage(string Address, string Alt, int Width, int Height);
