using Akka.Actor;
using Akka.Cluster.Sharding;
using SceneScout.Actors.Quotas;
using SceneScout.Domain.Events;
using SceneScout.Domain.Quotas;
using SceneScout.Lab.Bench;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Sources.Contracts;
using SceneScout.TestPostgres;
using Xunit;

namespace SceneScout.Node.Tests.Quotas;

/// <summary>Two nodes with one journal; the one that owns a budget leaves.</summary>
public sealed class QuotaMoveTests
{
    private const string Source = "ticketmaster";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task A_budget_moves_to_another_node_with_all_that_it_knows_on_SQLite()
    {
        using var folder = DataFolder.Of(null);
        await MovesAsync(new StoreOptions("sqlite", folder.Path, ""));
    }

    [PostgresFact]
    public async Task A_budget_moves_to_another_node_with_all_that_it_knows_on_PostgreSQL()
    {
        var options = new StoreOptions("postgres", "", await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync());
        await using (var store = StoreOpening.Open(options))
            await store.MigrateAsync(CancellationToken.None);
        await MovesAsync(options);
    }

    private static async Task MovesAsync(StoreOptions store)
    {
        BenchNode second;
        await using (var first = await StartAsync(store, null))
        {
            var lease = Assert.Single((await AskAsync<QuotaReplies.Leased>(first, Renew(1, report => report))).Keys);
            await AskAsync<QuotaReplies.Leased>(first, Renew(2, report => report with { HeldSlots = 1, HeldUnits = lease.Units!.Value - 7, Spent = [new SpentUnits(0, 7)] }));
            await AskAsync<QuotaReplies.Budget>(first, new QuotaCommands.SetLimits(Source, [new QuotaLimit(2, TimeSpan.FromSeconds(1)), new QuotaLimit(4000, TimeSpan.FromDays(1))], "ann"));
            Assert.True(await OwnsAsync(first));
            second = await StartAsync(store, Akka.Cluster.Cluster.Get(first.System).SelfAddress);
        }

        await using var heir = second;
        var budget = await AskAsync<QuotaReplies.Budget>(heir, new QuotaCommands.Show(Source));
        var moved = await AskAsync<QuotaReplies.Leased>(heir, Renew(3, report => report with { WantUnits = 0 }));

        Assert.True(await OwnsAsync(heir));
        Assert.Equal((true, 2, 4000), (budget.IsSet, budget.Limits[0].Units, budget.Limits[1].Units));
        var day = Assert.Single(Assert.Single(budget.Keys).Windows);
        Assert.InRange(day.Used, 7, 600);
        Assert.Equal(4000 - day.Used, day.Remaining);
        Assert.InRange(moved.Keys[0].Slots, 0, 2);
    }

    private static QuotaCommands.Renew Renew(long seq, Func<KeyReport, KeyReport> told) =>
        new(Source, "somewhere:1#1", seq, [told(new KeyReport { KeyId = "k-1", WantSlots = 1, WantUnits = 20 })]);

    private static Task<BenchNode> StartAsync(StoreOptions store, Address? seed) => BenchNode.StartAsync(
        new Dictionary<SourceName, SourceOptions> { [SourceName.Ticketmaster] = new() { BaseAddress = new Uri("http://127.0.0.1:1/"), ApiKey = "a-key" } },
        store,
        seed,
        TimeProvider.System,
        CancellationToken.None);

    // While a shard moves, what is asked of it may be lost.
    private static async Task<T> AskAsync<T>(BenchNode node, IQuotaCommand command)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                return await node.Quotas.Ask<T>(command, TimeSpan.FromSeconds(10), patience.Token);
            }
            catch (AskTimeoutException) when (!patience.IsCancellationRequested)
            {
                // Again.
            }
        }
    }

    private static async Task<bool> OwnsAsync(BenchNode node) =>
        (await node.Quotas.Ask<CurrentShardRegionState>(GetShardRegionState.Instance, Patience)).Shards.Any(shard => shard.EntityIds.Contains(Source));
}
