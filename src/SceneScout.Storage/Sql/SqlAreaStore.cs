using System.Collections.Immutable;
using System.Text.Json;
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

    public Task<AreaYield?> FindAsync(string areaId, CancellationToken cancellation) => database.ReadAsync(
        "read an area", session => session.FirstAsync($"SELECT {AreaTables.Columns} FROM areas WHERE area_id = $1 AND searches > 0", AreaTables.Read, areaId), cancellation);

    public Task<ImmutableSortedDictionary<string, int>> CallsAsync(string source, DateOnly day, CancellationToken cancellation) =>
        database.ReadAsync("count calls of areas", async session => (await session.QueryAsync(
            // All states are named for the index that begins with them.
            """
            SELECT area, checkpoint FROM task_assignments
            WHERE status IN ('queued', 'leased', 'succeeded', 'dead-lettered', 'cancelled') AND task_type = $1 AND coalesce(source, '') = $2
                AND area IS NOT NULL AND checkpoint IS NOT NULL AND (completed_at IS NULL OR completed_at >= $3)
            """,
            row => (Area: row.Text("area"), Reached: JsonSerializer.Deserialize(row.Text("checkpoint"), TaskJson.Default.DiscoveryCheckpoint)),
            TaskType.Discovery.Name(),
            source,
            new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)).ConfigureAwait(false))
            .Where(search => search.Reached?.Day == day)
            .GroupBy(search => search.Area, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(area => area.Key, area => area.Sum(search => search.Reached!.PagesOfDay), StringComparer.Ordinal), cancellation);

    public Task<ImmutableSortedSet<string>> LiveAsync(CancellationToken cancellation) =>
        database.ReadAsync("list areas under search", async session => (await session.QueryAsync(
            "SELECT DISTINCT area FROM task_assignments WHERE task_type = $1 AND status IN ('queued', 'leased') AND area IS NOT NULL",
            row => row.Text("area"),
            TaskType.Discovery.Name()).ConfigureAwait(false)).ToImmutableSortedSet(StringComparer.Ordinal), cancellation);
}
