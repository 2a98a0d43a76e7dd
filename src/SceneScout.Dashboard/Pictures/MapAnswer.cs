namespace SceneScout.Dashboard.Pictures;

/// <summary>Events with places.</summary>
/// <param name="Events">The events, in order of their start.</param>
/// <param name="IsCut">Whether there are more than are shown.</param>
/// <param name="Placeless">Events of the same question that have no place.</param>
public sealed record MapAnswer(IReadOnlyList<MapEvent> Events, bool IsCut, int Placeless)
{
    /// <summary>Events that a map shows at most.</summary>
    public const int Most = 5_000;
}
