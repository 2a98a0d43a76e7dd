using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql.Retention;

/// <summary>Dead letters go with their task, but for those whose listings or events still wait for the work: they are what tells of it.</summary>
internal sealed record DeadLetterPruning() : Pruning("dead_letters")
{
    public override async ValueTask<PruneStep> PruneAsync(SqlSession session, PruneRequest request)
    {
        var from = PruneCursor.Read(request.After);
        var letters = await session.QueryAsync(
            "SELECT task_id, task_type, parameters, dead_at FROM dead_letters WHERE dead_at < $1 AND (dead_at, task_id) > ($2, $3) ORDER BY dead_at, task_id LIMIT $4",
            row => (Id: row.Text("task_id"), Type: TaskType.Parse(row.Text("task_type")), Parameters: row.Text("parameters"), At: row.Instant("dead_at")),
            request.Before,
            from.At,
            from.Key,
            (long)request.Limit).ConfigureAwait(false);
        if (letters.Count == 0)
            return default;

        // The task's lock first, as everywhere.
        var locked = (await session.QueryAsync(
            $"SELECT task_id FROM task_assignments WHERE status = 'dead-lettered' AND {session.Dialect.IsAnyText("task_id", "$1")} ORDER BY task_id{session.Dialect.SkipLocked}",
            row => row.Text("task_id"),
            [letters.Select(letter => letter.Id).ToArray()]).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
        var batches = letters.Where(letter => letter.Type == TaskType.Ingestion).ToDictionary(letter => letter.Id, letter => FollowUpTasks.BatchOf(letter.Id));
        var waiting = batches.Count == 0 ? [] : (await session.QueryAsync(
            $"SELECT DISTINCT ingestion_batch_id FROM raw_events WHERE processed = FALSE AND {session.Dialect.IsAnyId("ingestion_batch_id", "$1")}",
            row => row.Id("ingestion_batch_id"),
            [batches.Values.ToArray()]).ConfigureAwait(false)).ToHashSet();
        var events = letters.Where(letter => letter.Type == TaskType.Processing).ToDictionary(letter => letter.Id, letter => Events(letter.Parameters));
        var unprocessed = events.Count == 0 ? [] : (await session.QueryAsync(
            $"SELECT id FROM events WHERE (processed_version IS NULL OR processed_version <> version) AND {session.Dialect.IsAnyId("id", "$1")}",
            row => row.Id("id"),
            [events.Values.SelectMany(ids => ids).Distinct().ToArray()]).ConfigureAwait(false)).ToHashSet();

        string[] gone = [.. letters.Select(letter => letter.Id).Where(id => locked.Contains(id)
            && !(batches.TryGetValue(id, out var batch) && waiting.Contains(batch))
            && !(events.TryGetValue(id, out var named) && named.Any(unprocessed.Contains)))];
        if (gone.Length > 0)
        {
            await session.PostAsync($"DELETE FROM dead_letters WHERE {session.Dialect.IsAnyText("task_id", "$1")}", [gone]).ConfigureAwait(false);
            await TaskPruning.DeleteAsync(session, gone).ConfigureAwait(false);
        }

        return new PruneStep(gone.Length, letters.Count < request.Limit ? null : PruneCursor.Of(letters[^1].At, letters[^1].Id).ToString());
    }

    public override ValueTask<DateTimeOffset?> OldestAsync(SqlSession session) =>
        session.FirstAsync("SELECT dead_at FROM dead_letters ORDER BY dead_at, task_id LIMIT 1", row => row.InstantOrNull("dead_at"));

    // People can edit parameters to anything.
    private static ImmutableArray<Guid> Events(string parameters)
    {
        try
        {
            return JsonSerializer.Deserialize(parameters, TaskJson.Default.ProcessingParameters)?.EventIds is { IsDefault: false } ids ? ids : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
