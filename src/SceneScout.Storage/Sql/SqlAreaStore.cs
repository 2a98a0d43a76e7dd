using System.Collections.Immutable;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql;

/// <summary>What searches of areas came to, in SQL.</summary>
internal sealed class SqlAreaStore(SqlDatabase database) : IAreaStore
{
    public Task<ImmutableSortedDictionary<string, AreaYield>> ListAsync(CancellationToken cancellation) =>
        database.ReadAsync("list areas", async session => (await session.QueryAsync(
            $"SELECT {AreaTables.Columns} FROM areas WHERE searches > 0", AreaTables.Read).ConfigureAwait(false))
            .ToImmutableSortedDictionary(y => y.AreaId, y => y, StringComparer.Ordinal), cancellation);

    public Task<ImmutableSortedSet<string>> LiveAsync(CancellationToken cancellation) =>
        database.ReadAsync("list areas under search", async session => (await session.QueryAsync(
            "SELECT DISTINCT area FROM task_assignments WHERE task_type = $1 AND status IN ('queued', 'leased') AND area IS NOT NULL",
            row => row.Text(0),
            TaskType.Discovery.Name()).ConfigureAwait(false)).ToImmutableSortedSet(StringComparer.Ordinal), cancellation);
}
