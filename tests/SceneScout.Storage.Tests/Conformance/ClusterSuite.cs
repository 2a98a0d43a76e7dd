using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Clusters_on_SQLite() : ClusterSuite(new SqliteFixture());

public sealed class Clusters_on_PostgreSQL() : ClusterSuite(new PostgresFixture());

public abstract class ClusterSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    [StoreFact]
    public async Task The_first_founder_gives_the_store_its_cluster_and_one_who_was_not_aware_of_it_is_too_late()
    {
        Assert.Equal(new ClusterSight(null, []).Identity, (await Store.Clusters.ReadAsync(None)).Identity);

        Assert.True(await Store.Clusters.FoundAsync(Node("a", "first"), null, None));
        Assert.False(await Store.Clusters.FoundAsync(Node("b", "second"), null, None));

        var sight = await Store.Clusters.ReadAsync(None);
        Assert.Equal(("first", "a:1"), (sight.Identity!.Cluster, sight.Identity.Founder));
        var seen = Assert.Single(sight.Nodes);
        Assert.Equal(Node("a", "first"), seen.Node);
        Assert.InRange(seen.Age, TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(30));
    }

    [StoreFact]
    public async Task Of_many_founders_at_once_one_founds()
    {
        var founded = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Store.Clusters.FoundAsync(Node($"n{i}", $"c{i}"), null, None)));

        Assert.Single(founded, f => f);
        Assert.Equal($"c{Array.IndexOf(founded, true)}", (await Store.Clusters.ReadAsync(None)).Identity!.Cluster);
    }

    [StoreFact]
    public async Task A_sign_of_life_moves_and_the_one_that_ends_is_gone()
    {
        await Store.Clusters.FoundAsync(Node("a", "first"), null, None);
        Assert.True(await Store.Clusters.BeatAsync(Node("b", "first"), None));
        var before = (await Store.Clusters.ReadAsync(None)).Nodes.ToDictionary(n => n.Node.Instance, n => n.SeenAt);
        await Task.Delay(20);

        Assert.True(await Store.Clusters.BeatAsync(Node("b", "first"), None));
        var after = (await Store.Clusters.ReadAsync(None)).Nodes.ToDictionary(n => n.Node.Instance, n => n.SeenAt);
        await Store.Clusters.LeaveAsync("b", None);

        Assert.Equal(before["a"], after["a"]);
        Assert.True(before["b"] < after["b"]);
        Assert.Equal(["a"], (await Store.Clusters.ReadAsync(None)).Nodes.Select(n => n.Node.Instance));
    }

    [StoreFact]
    public async Task Who_is_taken_over_hears_it_at_the_next_sign_of_life_and_leaves_no_row()
    {
        await Store.Clusters.FoundAsync(Node("a", "first"), null, None);

        Assert.True(await Store.Clusters.FoundAsync(Node("b", "second"), "first", None));

        Assert.False(await Store.Clusters.BeatAsync(Node("a", "first"), None));
        Assert.Equal(["b"], (await Store.Clusters.ReadAsync(None)).Nodes.Select(n => n.Node.Instance));
    }

    [StoreFact]
    public async Task Before_a_cluster_is_founded_nobody_lives_in_it() => Assert.False(await Store.Clusters.BeatAsync(Node("a", "first"), None));

    private static ClusterNode Node(string instance, string cluster) => new(instance, cluster, $"{instance}:1", 4_000_000_000, "here");
}
