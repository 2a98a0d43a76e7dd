using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Epoch, pauses and targets in SQL.</summary>
/// <param name="database">The database; fenced for a controller.</param>
/// <param name="epoch">The writer's epoch, kept with what it writes; 0 for no controller.</param>
internal sealed class SqlControlStore(SqlDatabase database, long epoch) : IControlStore
{
    private const int MaxReason = 500;

    public Task<ControllerEpoch> TakeEpochAsync(string holder, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync("take the next epoch", async session => (await session.FirstAsync(
            "INSERT INTO controller_epoch (id, epoch, holder, taken_at) VALUES (1, 1, $1, $2) "
            + "ON CONFLICT (id) DO UPDATE SET epoch = controller_epoch.epoch + 1, holder = excluded.holder, taken_at = excluded.taken_at "
            + "RETURNING epoch, holder, taken_at",
            Epoch,
            StorableText.Clip(holder, MaxReason),
            now).ConfigureAwait(false))!, cancellation);

    public Task<ControlState> ReadAsync(CancellationToken cancellation) => database.ReadAsync("read the policy", async session =>
    {
        var newest = await session.FirstAsync("SELECT epoch, holder, taken_at FROM controller_epoch WHERE id = 1", Epoch).ConfigureAwait(false);
        var pauses = await session.QueryAsync("SELECT scope, name, mode, paused_by, reason, since FROM spawn_pauses", Pause).ConfigureAwait(false);
        var targets = await session.QueryAsync(
            "SELECT task_type, workers, reason, decided_at FROM worker_targets",
            row => new WorkerTarget(TaskType.Of(row.Text("task_type")), row.Int("workers"), row.Text("reason"), row.Instant("decided_at"))).ConfigureAwait(false);
        return new ControlState(
            newest,
            [.. pauses.OrderBy(p => p.Target.Scope).ThenBy(p => p.Target.Name, StringComparer.Ordinal)],
            [.. targets.OrderBy(t => t.Type)])
        {
            Holds = await StageHolds.ReadAsync(session).ConfigureAwait(false),
        };
    }, cancellation);

    public Task<bool> PauseAsync(Pause pause, CancellationToken cancellation) => database.WriteAsync("pause", async session =>
    {
        var clean = pause with { By = StorableText.Clip(pause.By, MaxReason)!, Reason = StorableText.Clip(pause.Reason, MaxReason)! };
        var standing = await session.FirstAsync(
            $"SELECT scope, name, mode, paused_by, reason, since FROM spawn_pauses WHERE scope = $1 AND name = $2{session.Dialect.ForUpdate}",
            Pause,
            clean.Target.Scope.Name(),
            clean.Target.Name).ConfigureAwait(false);
        if (standing is not null && standing with { Since = clean.Since } == clean)
            return false;
        await session.PostAsync(
            "INSERT INTO spawn_pauses (scope, name, mode, paused_by, reason, since, epoch) VALUES ($1, $2, $3, $4, $5, $6, $7) "
            + "ON CONFLICT (scope, name) DO UPDATE SET mode = excluded.mode, paused_by = excluded.paused_by, reason = excluded.reason, epoch = excluded.epoch",
            clean.Target.Scope.Name(),
            clean.Target.Name,
            clean.Mode.Name(),
            clean.By,
            clean.Reason,
            clean.Since,
            epoch).ConfigureAwait(false);
        await AuditLog.AddAsync(session, new Act(clean.By, clean.Reason, clean.Since), $"spawn.{clean.Mode.Name()}", clean.Target.ToString()).ConfigureAwait(false);
        return true;
    }, cancellation);

    public Task<bool> ResumeAsync(PauseTarget target, Act act, CancellationToken cancellation) => database.WriteAsync("resume", async session =>
    {
        if (await session.ExecuteAsync("DELETE FROM spawn_pauses WHERE scope = $1 AND name = $2", target.Scope.Name(), target.Name).ConfigureAwait(false) == 0)
            return false;
        await AuditLog.AddAsync(session, act, "spawn.resume", target.ToString()).ConfigureAwait(false);
        return true;
    }, cancellation);

    public Task SetTargetAsync(WorkerTarget target, CancellationToken cancellation) => database.WriteAsync("set a worker target", async session =>
    {
        await session.PostAsync(
            "INSERT INTO worker_targets (task_type, workers, reason, decided_at, epoch) VALUES ($1, $2, $3, $4, $5) "
            + "ON CONFLICT (task_type) DO UPDATE SET workers = excluded.workers, reason = excluded.reason, decided_at = excluded.decided_at, epoch = excluded.epoch",
            target.Type.Name(),
            target.Workers,
            StorableText.Clip(target.Reason, MaxReason),
            target.DecidedAt,
            epoch).ConfigureAwait(false);
        return true;
    }, cancellation);

    private static ControllerEpoch Epoch(SqlRow row) => new(row.Long("epoch"), row.Text("holder"), row.Instant("taken_at"));

    private static Pause Pause(SqlRow row) => new(
        new PauseTarget(
            PauseScopes.Parse(row.Text("scope")) ?? throw new InvalidDataException($"scope '{row.Text("scope")}' of a pause is unknown."), row.Text("name")),
        row.Text("mode") == "drain" ? PauseMode.Drain : PauseMode.Pause,
        row.Text("paused_by"),
        row.Text("reason"),
        row.Instant("since"));
}
