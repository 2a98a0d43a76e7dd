using SceneScout.Contracts;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.TestPostgres;
using Xunit;

namespace SceneScout.Node.Tests.Cluster;

public sealed class TlsTests : IDisposable
{
    private readonly DataFolder _folder = DataFolder.Of(null);

    public void Dispose() => _folder.Dispose();

    [PostgresFact]
    public async Task Nodes_with_certificates_of_one_authority_join_and_one_with_a_foreign_certificate_does_not()
    {
        var connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        var certificates = new Certificates(_folder.Path);
        var (authorityFile, authority) = certificates.Authority("ours");
        var (foreignFile, foreign) = certificates.Authority("theirs");
        var port = Nodes.FreePorts(1)[0];
        ScoutOptions Options(string authorityFile, (string Certificate, string Key) files, int own, string patience) => Nodes.Options(
            ("store.kind", "postgres"), ("store.connection", connection), ("node.seeds", $"127.0.0.1:{port}"), ("node.port", $"{own}"), ("node.join-timeout", patience),
            ("node.tls.certificate", files.Certificate), ("node.tls.key", files.Key), ("node.tls.authority", authorityFile));

        await using var founder = await Nodes.StartAsync(Options(authorityFile, certificates.Node("one", authority), port, "90s"));
        await using var friend = await Nodes.StartAsync(Options(authorityFile, certificates.Node("two", authority), 0, "90s"));
        await using var stranger = await Nodes.StartAsync(Options(foreignFile, certificates.Node("three", foreign), 0, "20s"));
        using var stop = new CancellationTokenSource();
        TaskCompletionSource founderUp = new(), friendUp = new();
        var ends = new[] { founder.RunAsync(founderUp.SetResult, stop.Token), friend.RunAsync(friendUp.SetResult, stop.Token) };
        var refused = stranger.RunAsync(() => { }, stop.Token);

        await Task.WhenAll(founderUp.Task, friendUp.Task).WaitAsync(Nodes.Patience);
        var end = await refused.WaitAsync(Nodes.Patience);
        await stop.CancelAsync();
        var others = await Task.WhenAll(ends).WaitAsync(Nodes.Patience);

        Assert.Equal(ExitCodes.NotJoined, end.ExitCode);
        // The refused call does them no harm.
        Assert.All(others, other => Assert.Equal(NodeEnd.Asked, other));
    }

    [Fact]
    public void A_certificate_that_the_others_would_refuse_is_found_at_the_start()
    {
        var certificates = new Certificates(_folder.Path);
        var (_, authority) = certificates.Authority("ours");
        var (foreignFile, _) = certificates.Authority("theirs");
        var (file, key) = certificates.Node("one", authority);

        var e = Assert.Throws<ConfigMistakeException>(() => NodeTls.Load(new TlsOptions(file, key, "", foreignFile)));

        Assert.Contains("refused by the other nodes", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void So_is_one_whose_time_is_over()
    {
        var certificates = new Certificates(_folder.Path);
        var (authorityFile, authority) = certificates.Authority("ours");
        var (file, key) = certificates.Node("one", authority, DateTimeOffset.UtcNow.AddMinutes(-1));

        Assert.Throws<ConfigMistakeException>(() => NodeTls.Load(new TlsOptions(file, key, "", authorityFile)));
    }

    [Fact]
    public void Half_a_setting_is_refused()
    {
        var (file, _) = new Certificates(_folder.Path).Authority("ours");

        Assert.Contains("speak in the clear", Assert.Throws<ConfigMistakeException>(() => Nodes.Options(("node.tls.authority", file))).Message, StringComparison.Ordinal);
        Assert.Contains("node.tls.authority is empty", Assert.Throws<ConfigMistakeException>(() => Nodes.Options(("node.tls.certificate", file))).Message, StringComparison.Ordinal);
        Assert.Contains("is no file", Assert.Throws<ConfigMistakeException>(() => Nodes.Options(("node.tls.certificate", "/nowhere/x"), ("node.tls.authority", file))).Message, StringComparison.Ordinal);
    }
}
