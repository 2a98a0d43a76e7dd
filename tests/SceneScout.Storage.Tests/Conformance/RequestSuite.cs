using System.Collections.Immutable;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Requests_on_SQLite() : RequestSuite(new SqliteFixture());

public sealed class Requests_on_PostgreSQL() : RequestSuite(new PostgresFixture());

public abstract class RequestSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    [StoreFact]
    public async Task The_same_id_or_key_twice_keeps_the_first()
    {
        var first = await Store.Requests.AddAsync(RequestOf(1, "k"), Now, None);
        var byKey = await Store.Requests.AddAsync(RequestOf(2, "k"), Now, None);
        var byId = await Store.Requests.AddAsync(RequestOf(1), Now, None);

        Assert.False(first.Known);
        Assert.True(byKey.Known && byId.Known);
        Assert.Equal([first.Request.Id, first.Request.Id], [byKey.Request.Id, byId.Request.Id]);
        Assert.Equal(("pending", "ann", 0), (first.Request.Status, first.Request.RequestedBy, first.Request.Attempts));
    }

    [StoreFact]
    public async Task One_act_that_is_asked_for_twenty_times_at_once_is_written_down_once()
    {
        var act = new AuditEntry("ann", "spawn.task", null, ImmutableSortedDictionary<string, string>.Empty.Add("key", "k"), Now);

        var kept = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => Task.Run(() => Store.Requests.AddAsync(RequestOf(i, "k") with { Act = act }, Now, None))));

        var first = Assert.Single(kept, k => !k.Known);
        Assert.All(kept, k => Assert.Equal(first.Request.Id, k.Request.Id));
        Assert.Equal(("spawn.task", "k"), (Assert.Single(await Store.Audit.ListAsync(100, None)) is var entry ? (entry.Action, entry.Details["key"]) : default));
    }

    [StoreFact]
    public async Task A_request_goes_to_one_claimer_until_its_lease_ends()
    {
        await Store.Requests.AddAsync(RequestOf(1), Now, None);

        Assert.Single(await Store.Requests.ClaimAsync("a", 10, Now.AddMinutes(1), Now, None));
        Assert.Empty(await Store.Requests.ClaimAsync("b", 10, Now.AddMinutes(2), Now, None));
        var again = Assert.Single(await Store.Requests.ClaimAsync("b", 10, Now.AddMinutes(2), Now.AddMinutes(1), None));

        Assert.Equal(2, again.Attempts);
        Assert.Empty(await Store.Requests.CompleteAsync("a", [End(1)], Now, None));
        Assert.Equal<Guid>([again.Id], await Store.Requests.CompleteAsync("b", [End(1)], Now, None));
        Assert.Empty(await Store.Requests.CompleteAsync("b", [End(1)], Now, None));
    }

    [StoreFact]
    public async Task An_ended_request_keeps_its_result()
    {
        await Store.Requests.AddAsync(RequestOf(1), Now, None);
        await Store.Requests.AddAsync(RequestOf(2), Now.AddSeconds(1), None);
        var claimed = await Store.Requests.ClaimAsync("a", 10, Now.AddMinutes(1), Now.AddSeconds(1), None);
        await Store.Requests.CompleteAsync("a", [End(1), new SpawnRequestEnd(claimed[1].Id, true, "{}", "no such city")], Now.AddSeconds(5), None);

        var done = (await Store.Requests.FindAsync(claimed[0].Id, None))!;
        Assert.Equal(("done", true, Now.AddSeconds(5)), (done.Status, done.Ended, done.CompletedAt));
        Assert.Contains("workerId", done.ResultJson, StringComparison.Ordinal);
        var refused = (await Store.Requests.FindAsync(claimed[1].Id, None))!;
        Assert.Equal(("refused", "no such city"), (refused.Status, refused.Error));
        Assert.Equal([claimed[1].Id, claimed[0].Id], (await Store.Requests.ListAsync(10, None)).Select(r => r.Id));
    }

    [StoreFact]
    public async Task A_released_request_is_tried_again_when_its_time_has_come()
    {
        await Store.Requests.AddAsync(RequestOf(1), Now, None);
        await Store.Requests.ClaimAsync("a", 10, Now.AddHours(1), Now, None);

        await Store.Requests.ReleaseAsync("a", [Sample.Id(1)], "no controller", Now.AddSeconds(2), None);

        Assert.Equal("no controller", (await Store.Requests.FindAsync(Sample.Id(1), None))!.Error);
        Assert.Empty(await Store.Requests.ClaimAsync("b", 10, Now.AddHours(1), Now.AddSeconds(1), None));
        Assert.Single(await Store.Requests.ClaimAsync("b", 10, Now.AddHours(1), Now.AddSeconds(2), None));
    }

    [StoreFact]
    public async Task Claimers_at_once_share_the_requests()
    {
        for (var i = 1; i <= 30; i++)
            await Store.Requests.AddAsync(RequestOf(i), Now, None);

        var claimed = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Store.Requests.ClaimAsync($"c{i}", 10, Now.AddMinutes(1), Now, None))));

        var all = claimed.SelectMany(c => c.Select(r => r.Id)).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal(30 - all.Count, (await Store.Requests.ClaimAsync("last", 100, Now.AddMinutes(1), Now, None)).Length);
    }

    private static NewSpawnRequest RequestOf(int n, string? key = null) => new(Sample.Id(n), "spawn", """{"type":"discovery"}""", "ann", key, null);

    private static SpawnRequestEnd End(int n) => new(Sample.Id(n), false, """{"workerId":"worker-discovery-1"}""", null);
}
