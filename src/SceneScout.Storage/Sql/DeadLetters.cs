using System.Collections.Immutable;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>The table of tasks that were given up.</summary>
internal static class DeadLetters
{
    private const int MaxFaults = 20;
    private const int MaxMessageLength = 2000;
    private const string Columns = "task_id, task_type, source, parameters, faults, trace_parent, dead_at";

    /// <summary>A fault's message as it is stored.</summary>
    public static string Message(SpawnFault fault) => StorableText.Clip(fault.Message, MaxMessageLength)!;

    /// <summary>A fault as <c>CODE: message</c>, as it is stored.</summary>
    public static string Describe(SpawnFault fault) => $"{fault.Traits.Code}: {Message(fault)}";

    /// <summary>Gives a locked task up. The faults of its attempts are in <c>task_failures</c>; the fault that ended it is added when it is not one of them.</summary>
    public static async ValueTask AddAsync(SqlSession session, LeasedTask task, SpawnFault fault, DateTimeOffset now)
    {
        var faults = await session.QueryAsync(
            $"SELECT code, message FROM task_failures WHERE task_id = $1 ORDER BY fence DESC LIMIT {MaxFaults}",
            row => $"{row.Text("code")}: {row.Text("message")}",
            task.Task.Id).ConfigureAwait(false);
        faults.Reverse();
        var last = Describe(fault);
        if (faults.Count == 0 || faults[^1] != last)
            faults.Add(last);
        await session.PostAsync(
            "UPDATE task_assignments SET status = 'dead-lettered', completed_at = $2, lease_until = NULL, error = $3 WHERE task_id = $1",
            task.Task.Id,
            now,
            last).ConfigureAwait(false);
        await session.PostAsync(
            "INSERT INTO dead_letters (task_id, task_type, source, parameters, faults, trace_parent, dead_at, area) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            task.Task.Id,
            task.Task.Type.Name(),
            task.Task.Source,
            new Json(task.Task.ParametersJson),
            new Json(StringList.Write([.. faults.TakeLast(MaxFaults)])),
            task.Task.TraceParent,
            now,
            task.Task.Area).ConfigureAwait(false);
    }

    public static async ValueTask<ImmutableArray<DeadLetter>> ListAsync(SqlSession session, TaskType? type, string? source, int limit)
    {
        List<object?> args = [Math.Clamp(limit, 1, 1000)];
        var conditions = new List<string> { "TRUE" };
        if (type is { } t)
        {
            args.Add(t.Name());
            conditions.Add($"task_type = ${args.Count}");
        }

        if (source is not null)
        {
            args.Add(StorableText.Clean(source));
            conditions.Add($"source = ${args.Count}");
        }

        return [.. await session.QueryAsync(
            $"SELECT {Columns} FROM dead_letters WHERE {string.Join(" AND ", conditions)} ORDER BY dead_at DESC, task_id DESC LIMIT $1", Read, args).ConfigureAwait(false)];
    }

    /// <summary>A page, newest first.</summary>
    public static ValueTask<(ImmutableArray<DeadLetter> Letters, TimedPlace? Next)> PageAsync(SqlSession session, TaskType? type, string? source, TimedPlace? after, int limit) =>
        NewestPage.ReadAsync(session, "dead_letters", Columns, "dead_at", [("task_type", type?.Name()), ("source", source)], after, limit, Read, letter => new TimedPlace(letter.DeadAt, letter.TaskId));

    /// <summary>One; null when there is none.</summary>
    public static async ValueTask<(DeadLetter Letter, DateTimeOffset? EditedAt)?> FindAsync(SqlSession session, string taskId)
    {
        var found = await session.QueryAsync(
            $"SELECT {Columns}, edited_at FROM dead_letters WHERE task_id = $1", row => (Read(row), row.InstantOrNull("edited_at")), taskId).ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }

    private static DeadLetter Read(SqlRow row) => new(
        row.Text("task_id"), TaskType.Of(row.Text("task_type")), row.TextOrNull("source"), row.Text("parameters"), StringList.Read(row.Text("faults")), row.TextOrNull("trace_parent"), row.Instant("dead_at"));
}
