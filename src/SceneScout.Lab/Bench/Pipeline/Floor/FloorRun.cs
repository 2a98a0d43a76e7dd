using System.Collections.Immutable;

namespace SceneScout.Lab.Bench.Pipeline.Floor;

/// <summary>How long the bare bulk statements took.</summary>
/// <param name="Seconds">From the first statement to the last commit.</param>
/// <param name="Connections">Connections that wrote at the same time.</param>
/// <param name="Rows">Rows written, by table.</param>
internal sealed record FloorRun(double Seconds, int Connections, ImmutableSortedDictionary<string, long> Rows)
{
    /// <summary>Rows of one statement, and of one transaction.</summary>
    public const int RowsAtOnce = 1000;
}
