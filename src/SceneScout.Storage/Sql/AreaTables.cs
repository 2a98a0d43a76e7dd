using SceneScout.Domain.Planning;

namespace SceneScout.Storage.Sql;

/// <summary>Statements of the table of areas: a projection of what the areas' entities own.</summary>
internal static class AreaTables
{
    /// <summary>What <see cref="Read"/> reads.</summary>
    public const string Columns =
        "area_id, searches, empty_runs, last_task, last_started_at, last_completed_at, last_seen, last_new, last_changed, last_calls, "
        + "mean_calls, fresh_per_day, total_seen, total_new, total_changed, total_calls";

    private static readonly RowStatement<AreaYield> Upsert = RowStatement<AreaYield>.Upsert(
        "areas",
        [
            new("area_id", ColumnType.Text, y => y.AreaId),
            new("searches", ColumnType.Whole, y => y.Searches),
            new("empty_runs", ColumnType.Whole, y => y.EmptyRuns),
            new("last_task", ColumnType.Text, y => y.Last?.TaskId),
            new("last_started_at", ColumnType.Instant, y => y.Last?.StartedAt),
            new("last_completed_at", ColumnType.Instant, y => y.Last?.CompletedAt),
            new("last_seen", ColumnType.Whole, y => y.Last?.Seen ?? 0),
            new("last_new", ColumnType.Whole, y => y.Last?.New ?? 0),
            new("last_changed", ColumnType.Whole, y => y.Last?.Changed ?? 0),
            new("last_calls", ColumnType.Whole, y => y.Last?.Calls ?? 0),
            new("mean_calls", ColumnType.Real, y => y.MeanCalls),
            new("fresh_per_day", ColumnType.Real, y => y.FreshPerDay),
            new("total_seen", ColumnType.Whole, y => y.TotalSeen),
            new("total_new", ColumnType.Whole, y => y.TotalNew),
            new("total_changed", ColumnType.Whole, y => y.TotalChanged),
            new("total_calls", ColumnType.Whole, y => y.TotalCalls),
        ]);

    /// <summary>Takes over what an area says of its searches. What it said before stays when it comes late.</summary>
    public static async ValueTask ProjectAsync(SqlSession session, AreaYield area)
    {
        // The row first, so that two searches of a new area that end together wait for each other.
        await session.ExecuteAsync("INSERT INTO areas (area_id) VALUES ($1) ON CONFLICT (area_id) DO NOTHING", area.AreaId).ConfigureAwait(false);
        var before = await session.FirstAsync($"SELECT searches FROM areas WHERE area_id = $1{session.Dialect.ForUpdate}", row => row.Long("searches"), area.AreaId).ConfigureAwait(false);
        if (before <= area.Searches)
            await session.PostAsync(Upsert, [area]).ConfigureAwait(false);
    }

    public static AreaYield Read(SqlRow row) => new()
    {
        AreaId = row.Text("area_id"),
        Searches = row.Long("searches"),
        EmptyRuns = row.Long("empty_runs"),
        Last = row.TextOrNull("last_task") is { } task && row.InstantOrNull("last_started_at") is { } started && row.InstantOrNull("last_completed_at") is { } completed
            ? new AreaSearch(task, started, completed, row.Long("last_seen"), row.Long("last_new"), row.Long("last_changed"), row.Long("last_calls"))
            : null,
        MeanCalls = row.Double("mean_calls"),
        FreshPerDay = row.IsNull("fresh_per_day") ? null : row.Double("fresh_per_day"),
        TotalSeen = row.Long("total_seen"),
        TotalNew = row.Long("total_new"),
        TotalChanged = row.Long("total_changed"),
        TotalCalls = row.Long("total_calls"),
    };
}
