namespace SceneScout.Jsonata.Pictures.Integers;

/// <summary>A separator and how many digits stand to its right.</summary>
internal sealed record GroupingSeparator(int Position, string Character);
