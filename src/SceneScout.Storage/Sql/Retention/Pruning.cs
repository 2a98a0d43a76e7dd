using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql.Retention;

/// <summary>How the rows of a table go.</summary>
internal abstract record Pruning(string Table)
{
    /// <summary>Drops some.</summary>
    public abstract ValueTask<PruneStep> PruneAsync(SqlSession session, PruneRequest request);

    /// <summary>The age of the oldest row; null when there is none, or no index leads to it.</summary>
    public abstract ValueTask<DateTimeOffset?> OldestAsync(SqlSession session);
}

/// <summary>What is asked of a step.</summary>
/// <param name="Before">Older rows go.</param>
/// <param name="After">Where the step before stopped; null at the beginning.</param>
/// <param name="Limit">Rows looked at, at most.</param>
/// <param name="Now">The instant.</param>
internal sealed record PruneRequest(DateTimeOffset Before, string? After, int Limit, DateTimeOffset Now)
{
    /// <summary>The answer of a step that looks at the oldest rows first and leaves none of them that would go.</summary>
    public PruneStep Step(int rows) => new(rows, rows < Limit ? null : "");
}
