using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql;

/// <summary>The cluster and its nodes in SQL.</summary>
internal sealed class SqlClusterStore(SqlDatabase database) : IClusterStore
{
    // Nodes that ended without a word.
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    public Task<ClusterSight> ReadAsync(CancellationToken cancellation) => database.WriteAsync("look for the cluster that it belongs to", async session =>
    {
        // The lock fails where nothing can be written.
        var identity = await session.FirstAsync(
            $"SELECT cluster, founder, founded_at FROM cluster_identity WHERE id = 1{session.Dialect.ForUpdate}",
            row => new ClusterIdentity(row.Text("cluster"), row.Text("founder"), row.Instant("founded_at"))).ConfigureAwait(false);
        var nodes = await session.QueryAsync(
            $"SELECT instance, cluster, address, uid, place, seen_at, {session.Dialect.Clock} AS read_at FROM cluster_nodes WHERE cluster = $1",
            row => new SeenNode(
                new ClusterNode(row.Text("instance"), row.Text("cluster"), row.Text("address"), row.Long("uid"), row.Text("place")), row.Instant("seen_at"), row.Instant("read_at") - row.Instant("seen_at")),
            identity?.Cluster ?? "").ConfigureAwait(false);
        return new ClusterSight(identity, [.. nodes.OrderBy(n => n.Node.Address, StringComparer.Ordinal).ThenByDescending(n => n.SeenAt)]);
    }, cancellation);

    public Task<bool> FoundAsync(ClusterNode node, string? before, CancellationToken cancellation) => database.WriteAsync("found the cluster", async session =>
    {
        var standing = await session.FirstAsync($"SELECT cluster FROM cluster_identity WHERE id = 1{session.Dialect.ForUpdate}", row => row.Text("cluster")).ConfigureAwait(false);
        if (standing != before)
            return false;
        // Of two that found the first cluster at once, the second breaks the key, runs again, and finds the other's.
        await session.PostAsync(
            standing is null
                ? $"INSERT INTO cluster_identity (id, cluster, founder, founded_at) VALUES (1, $1, $2, {session.Dialect.Clock})"
                : $"UPDATE cluster_identity SET cluster = $1, founder = $2, founded_at = {session.Dialect.Clock} WHERE id = 1",
            node.Cluster,
            node.Address).ConfigureAwait(false);
        await session.PostAsync("DELETE FROM cluster_nodes WHERE cluster <> $1", node.Cluster).ConfigureAwait(false);
        await WriteAsync(session, node).ConfigureAwait(false);
        return true;
    }, cancellation);

    public Task<bool> BeatAsync(ClusterNode node, CancellationToken cancellation) => database.WriteAsync("tell that the node lives", async session =>
    {
        var (standing, now) = await session.FirstAsync($"SELECT cluster, {session.Dialect.Clock} AS read_at FROM cluster_identity WHERE id = 1", row => (row.Text("cluster"), row.Instant("read_at"))).ConfigureAwait(false);
        if (standing != node.Cluster)
            return false;
        await WriteAsync(session, node).ConfigureAwait(false);
        await session.PostAsync("DELETE FROM cluster_nodes WHERE seen_at < $1", now - Forgotten).ConfigureAwait(false);
        return true;
    }, cancellation);

    public Task LeaveAsync(string instance, CancellationToken cancellation) => database.WriteAsync("tell that the node ends", async session =>
    {
        await session.PostAsync("DELETE FROM cluster_nodes WHERE instance = $1", instance).ConfigureAwait(false);
        return true;
    }, cancellation);

    private static ValueTask WriteAsync(SqlSession session, ClusterNode node) => session.PostAsync(
        $"INSERT INTO cluster_nodes (instance, cluster, address, uid, place, seen_at) VALUES ($1, $2, $3, $4, $5, {session.Dialect.Clock}) ON CONFLICT (instance) DO UPDATE SET seen_at = excluded.seen_at",
        node.Instance,
        node.Cluster,
        node.Address,
        node.Uid,
        node.Place);
}
