using System.Net;
using System.Net.Http.Json;
using SceneScout.Domain.Events;
using SceneScout.Node.Palettes;
using Xunit;

namespace SceneScout.Node.Tests.Shell;

/// <summary>Who may do what, and what is written down of it.</summary>
[Collection(NodeCollection.Name)]
public sealed class AccessTests(NodeFixture fixture)
{
    [Fact]
    public async Task Every_verb_that_needs_more_than_a_token_allows_is_refused()
    {
        foreach (var palette in CommandTable.All)
            foreach (var command in palette.Commands)
                foreach (var (token, scope) in new[] { (NodeFixture.Read, 0), (NodeFixture.Operate, 1) })
                    if ((int)command.Scope > scope)
                        Assert.Equal(403, (await fixture.RefusedAsync(palette.Name, command.Name, token)).Status);
        Assert.Contains(CommandTable.All.SelectMany(p => p.Commands), c => (int)c.Scope == 2);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    [InlineData("Basic planted-admin-token")]
    public async Task Without_a_token_nothing_but_the_probes_answers(string? header)
    {
        using var http = new HttpClient { BaseAddress = fixture.Node.Address };
        if (header is not null)
            http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("api/palettes")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("api/events")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync("api/palettes/cluster/show", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("health/live")).StatusCode);
    }

    [Fact]
    public async Task A_token_to_look_does_not_write_through_the_other_routes()
    {
        using var http = new HttpClient { BaseAddress = fixture.Node.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", NodeFixture.Read);

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("api/events")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsJsonAsync("api/spawn", new { action = "spawn" })).StatusCode);
        http.DefaultRequestHeaders.Authorization = new("Bearer", NodeFixture.Operate);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsJsonAsync("api/spawn", new { action = "odd" })).StatusCode);
    }

    [Fact]
    public async Task Keys_are_added_rotated_and_revoked_and_every_act_is_written_down_without_the_secret()
    {
        Assert.Equal("Added meetup audited", string.Join(' ', (await fixture.TextAsync("key", "add", ("source", "meetup"), ("name", "audited"), ("secret", "planted-key-1"))).Split(' ')[..3]));
        await fixture.TextAsync("key", "rotate", ("source", "meetup"), ("name", "audited"), ("secret", "planted-key-2"));
        await fixture.TextAsync("key", "revoke", ("source", "meetup"), ("name", "audited"));
        Assert.Matches(@"(?m)^meetup \| audited \| k-[0-9a-f]{8} \| revoked \| \d", await fixture.TextAsync("key", "list"));

        var audit = await fixture.TextAsync("audit", "list", ("count", "1000"));
        Assert.Matches(@"(?m)^\d{4}-.*Z \| admin@(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1) \| key\.revoke \| meetup/audited \| name=audited source=meetup$", audit);
        Assert.Contains("| key.add | meetup/audited | name=audited secret=*** source=meetup", audit, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-key", audit, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-key", await fixture.TextAsync("log", "peek", ("count", "1000")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_switches_its_source_on_and_off_while_the_node_runs()
    {
        var ring = fixture.Node.Sources.Keys(SourceName.Ticketmaster)!;
        using var changed = new SemaphoreSlim(0);
        ring.Changed += (_, _) => changed.Release();
        Assert.Null(fixture.Node.Sources.Client(SourceName.Ticketmaster));

        await fixture.TextAsync("key", "add", ("source", "ticketmaster"), ("name", "live"), ("secret", "planted-key-3"));
        Assert.True(await changed.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.NotNull(fixture.Node.Sources.Client(SourceName.Ticketmaster));
        Assert.Matches(@"(?m)^ticketmaster \| on \| ", await fixture.TextAsync("source", "list"));
        Assert.Equal((await fixture.DataAsync("key", "list")).First(k => k!["data"]!["name"]!.ToString() == "live")!["data"]!["fingerprint"]!.ToString(), ring.States[0].Id);

        await fixture.TextAsync("key", "revoke", ("source", "ticketmaster"), ("name", "live"));
        Assert.True(await changed.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Null(fixture.Node.Sources.Client(SourceName.Ticketmaster));
    }

    [Fact]
    public async Task Looking_is_not_written_down()
    {
        await fixture.TextAsync("cluster", "show");

        Assert.DoesNotContain("cluster.show", await fixture.TextAsync("audit", "list", ("count", "1000")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_verb_and_an_odd_body_are_refused()
    {
        Assert.Equal((404, "There is no verb 'cluster dance'; GET /api/palettes lists all."), await fixture.RefusedAsync("cluster", "dance", NodeFixture.Admin));
        using var answer = await fixture.Http.PostAsJsonAsync("api/palettes/cluster/status", new { arguments = new { address = new { deep = 1 } } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("arguments.address", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
