using System.Collections.Immutable;

namespace SceneScout.Lab.Bench.Pipeline.Floor;

/// <summary>A table whose rows are written again.</summary>
/// <param name="Name">Its name, quoted.</param>
/// <param name="Columns">Its columns but for those that the database computes, quoted, with commas.</param>
internal sealed record CopiedTable(string Name, string Columns)
{
    /// <summary>Its rows in portions, in a file of their own; empty before they were read.</summary>
    public ImmutableArray<CopiedRows> Portions { get; init; } = [];

    /// <summary>Whether its rows have numbers of their own, by which portions can be told; only SQLite's.</summary>
    public bool HasRowIds { get; init; }

    /// <summary>Its rows.</summary>
    public long Rows => Portions.Sum(portion => (long)portion.Rows);
}
