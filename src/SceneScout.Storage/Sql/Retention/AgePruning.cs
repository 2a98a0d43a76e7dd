using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql.Retention;

/// <summary>Rows that nothing depends on go by their age alone: one statement, along an index that begins with it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Age">The column of an instant that says how old a row is.</param>
internal sealed record AgePruning(string Table, string Age) : Pruning(Table)
{
    /// <summary>Columns of the key, where the embedded table has no row id.</summary>
    public string? Key { get; init; }

    /// <summary>Which rows may go at all.</summary>
    public string? Condition { get; init; }

    /// <summary>The statement.</summary>
    public string Statement(SqlDialect dialect) => dialect.DeleteFound(Table, Key, $"WHERE {Age} < $1{And} ORDER BY {Age} LIMIT $2{dialect.SkipLocked}");

    public override async ValueTask<PruneStep> PruneAsync(SqlSession session, PruneRequest request) =>
        request.Step(await session.ExecuteAsync(Statement(session.Dialect), request.Before, (long)request.Limit).ConfigureAwait(false));

    public override ValueTask<DateTimeOffset?> OldestAsync(SqlSession session) =>
        session.FirstAsync($"SELECT {Age} FROM {Table} WHERE {Age} IS NOT NULL{And} ORDER BY {Age} LIMIT 1", row => row.InstantOrNull(Age));

    private string And => Condition is null ? "" : $" AND {Condition}";
}
