namespace SceneScout.Lab.Bench.Pipeline.Floor;

/// <summary>Some rows of a table, as they travel.</summary>
/// <param name="File">The file that holds them.</param>
/// <param name="Offset">Where they begin.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Rows">Rows.</param>
internal sealed record CopiedRows(string File, long Offset, int Length, int Rows);
