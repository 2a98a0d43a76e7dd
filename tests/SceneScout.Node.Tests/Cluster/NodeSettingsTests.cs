using SceneScout.Node.Configuration;
using Xunit;

namespace SceneScout.Node.Tests.Cluster;

public sealed class NodeSettingsTests
{
    private static readonly (string, string)[] Postgres = [("store.kind", "postgres"), ("store.connection", "Host=db")];

    [Theory]
    [InlineData("db-1:4053", "akka.tcp://scenescout@db-1:4053")]
    [InlineData("127.0.0.1:1", "akka.tcp://scenescout@127.0.0.1:1")]
    [InlineData("akka.tcp://scenescout@node-0.nodes.default.svc:4053", "akka.tcp://scenescout@node-0.nodes.default.svc:4053")]
    public void A_seed_is_an_address_with_its_port(string text, string full) => Assert.Equal(full, SeedAddress.Full(text));

    [Theory]
    [InlineData("db-1:4053")]
    [InlineData("akka.tcp://scenescout@db-1:4053")]
    public void With_tls_its_protocol_is_another(string text) => Assert.Equal("akka.ssl.tcp://scenescout@db-1:4053", SeedAddress.Full(text, tls: true));

    [Theory]
    [InlineData("db-1")]
    [InlineData("db-1:0")]
    [InlineData("db-1:99999")]
    [InlineData("a b:3")]
    [InlineData(":4053")]
    [InlineData("akka.tcp://other@db-1:4053")]
    [InlineData("http://db-1:4053")]
    public void Anything_else_is_none(string text) => Assert.Null(SeedAddress.Full(text));

    [Theory]
    [InlineData("", "0", 1)]
    [InlineData("a:1,b:1", "0", 1)]
    [InlineData("a:1,b:1,c:1", "0", 2)]
    [InlineData("a:1,b:1,c:1,d:1,e:1", "0", 3)]
    [InlineData("a:1,b:1,c:1", "1", 1)]
    public void A_cluster_begins_with_a_majority_of_three_or_more_seeds(string seeds, string given, int expected) =>
        Assert.Equal(expected, Nodes.Options([.. Postgres, ("node.seeds", seeds), ("node.min-members", given)]).MinMembers);

    [Theory]
    [InlineData("node.seeds", "a:1", "one PostgreSQL")]
    [InlineData("node.host", "0.0.0.0", "scenescout.node.bind")]
    [InlineData("node.drain-time", "59s", "grace-period")]
    [InlineData("store.connection", "Hosst=planted", "no Npgsql connection string")]
    public void Settings_that_cannot_work_are_refused_with_the_way_out(string key, string text, string said)
    {
        var e = Assert.Throws<ConfigMistakeException>(() => Nodes.Options((key, text)));

        Assert.Contains(e.Mistakes, m => m.Contains(said, StringComparison.Ordinal));
        Assert.DoesNotContain("planted", e.Message, StringComparison.Ordinal);
    }
}
