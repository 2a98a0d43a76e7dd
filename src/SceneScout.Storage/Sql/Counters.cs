using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>The durable counters. Each is spread over slots, so that writers of the same counter do not wait for each other's commit.</summary>
internal static class Counters
{
    public static async ValueTask MoveAsync(SqlSession session, IEnumerable<CounterMove> moves)
    {
        foreach (var move in moves.Where(m => m.By != 0).OrderBy(m => m.Name, StringComparer.Ordinal))
            await session.PostAsync(
                $"INSERT INTO spawn_counters (name, slot, value) VALUES ($1, {session.Dialect.Slot}, $2) "
                + "ON CONFLICT (name, slot) DO UPDATE SET value = spawn_counters.value + excluded.value",
                move.Name,
                move.By).ConfigureAwait(false);
    }

    public static ValueTask<List<KeyValuePair<string, long>>> ReadAsync(SqlSession session) => session.QueryAsync(
        "SELECT name, CAST(sum(value) AS BIGINT) AS total FROM spawn_counters GROUP BY name",
        row => KeyValuePair.Create(row.Text("name"), row.Long("total")));
}
