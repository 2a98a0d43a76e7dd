using System.Collections.Immutable;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Worker states and counters in SQL.</summary>
internal sealed class SqlWorkerStore(SqlDatabase database) : IWorkerStore
{
    private static readonly RowStatement<WorkerState> Upsert = RowStatement<WorkerState>.Upsert(
        "worker_state",
        [
            new("worker_id", ColumnType.Text, w => StorableText.Clean(w.WorkerId)),
            new("worker_type", ColumnType.Text, w => StorableText.Clean(w.WorkerType)),
            new("status", ColumnType.Text, w => StorableText.Clean(w.Status)),
            new("current_task", ColumnType.Text, w => StorableText.CleanOrNull(w.CurrentTask)),
            new("tasks_completed", ColumnType.Whole, w => w.TasksCompleted),
            new("average_time_ms", ColumnType.Whole, w => w.AverageTimeMs),
            new("error_rate", ColumnType.Real, w => w.ErrorRate),
            new("last_heartbeat", ColumnType.Instant, w => w.LastHeartbeat),
            new("node", ColumnType.Text, w => StorableText.CleanOrNull(w.Node)),
            new("created_at", ColumnType.Instant, w => w.LastHeartbeat),
        ],
        "created_at");

    public Task UpsertAsync(IReadOnlyList<WorkerState> workers, CancellationToken cancellation)
    {
        var last = new SortedDictionary<string, WorkerState>(StringComparer.Ordinal);
        foreach (var worker in workers)
            last[worker.WorkerId] = worker;
        return database.WriteAsync("write worker states", async session =>
        {
            await session.PostAsync(Upsert, [.. last.Values]).ConfigureAwait(false);
            return last.Count;
        }, cancellation);
    }

    public Task<ImmutableArray<WorkerState>> ListAsync(CancellationToken cancellation) =>
        database.ReadAsync("list workers", async session => (await session.QueryAsync(
            "SELECT worker_id, worker_type, status, current_task, tasks_completed, average_time_ms, error_rate, last_heartbeat, node FROM worker_state",
            row => new WorkerState(
                row.Text("worker_id"), row.Text("worker_type"), row.Text("status"), row.TextOrNull("current_task"), row.Long("tasks_completed"), row.Long("average_time_ms"), row.Double("error_rate"), row.Instant("last_heartbeat"), row.TextOrNull("node")))
            .ConfigureAwait(false)).OrderBy(w => w.WorkerId, StringComparer.Ordinal).ToImmutableArray(), cancellation);

    public Task<ImmutableSortedDictionary<string, long>> CountersAsync(CancellationToken cancellation) =>
        database.ReadAsync("read counters", async session =>
        {
            var stored = await Counters.ReadAsync(session).ConfigureAwait(false);
            return CounterNames.All.ToImmutableSortedDictionary(n => n, _ => 0L, StringComparer.Ordinal).SetItems(stored);
        }, cancellation);
}
