using System.Collections.Immutable;
using System.Diagnostics;
using Npgsql;
using SceneScout.Contracts;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Chaos;

namespace SceneScout.Cluster.Tests;

/// <summary>Whatever happens to nodes, database and sources: nothing is lost, doubled or overspent. Real processes, signals and a real PostgreSQL; the ledger, the truth of the simulated world and the sources' own count of calls judge.</summary>
public sealed class FaultTests(SharedCluster cluster) : IClassFixture<SharedCluster>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly ImmutableArray<string> Some = ["Berlin"];

    [ClusterFact]
    public async Task The_controllers_node_killed_has_another_take_over()
    {
        var played = await cluster.SurvivesAsync(acts => acts.KillControllerAsync);

        Assert.NotNull(played.Failover);
    }

    [ClusterFact]
    public Task Two_of_three_nodes_killed_at_once_lose_nothing() => cluster.SurvivesAsync(acts => acts.KillTwoAsync);

    [ClusterFact]
    public async Task A_controllers_node_frozen_for_half_a_minute_finds_another_in_its_place_and_does_no_harm()
    {
        var played = await cluster.SurvivesAsync((broken, cancellation) => new ChaosActs(broken).FreezeControllerAsync(TimeSpan.FromSeconds(30), cancellation));

        Assert.NotNull(played.Failover);
    }

    [ClusterFact]
    public Task A_database_that_stops_and_later_refuses_writes_loses_nothing() => cluster.SurvivesAsync(async (broken, cancellation) =>
    {
        var acts = new ChaosActs(broken);
        await acts.StopDatabaseAsync(new Random(1), cancellation);
        return await acts.RefuseWritesAsync(new Random(1), cancellation);
    });

    [ClusterFact]
    public Task A_database_that_is_read_only_for_a_while_is_written_again_soon_after_by_nodes_that_nobody_touched() => cluster.SurvivesAsync(async (broken, cancellation) =>
    {
        var ended = broken.Ended.ToList();
        var played = await new ChaosActs(broken).TurnReadOnlyAsync(new Random(1), cancellation);
        var since = Stopwatch.GetTimestamp();
        await broken.WholeAsync(cancellation);
        await broken.PlanAsync("after-read-only", Some, [], cancellation);
        Assert.True(Stopwatch.GetElapsedTime(since) < Soon, $"It took {Stopwatch.GetElapsedTime(since)}.");
        Assert.Equal(ended, broken.Ended);
        return played;
    });

    [ClusterFact]
    public Task A_journal_that_hangs_for_longer_than_an_owner_may_be_silent_costs_no_attempt() => cluster.SurvivesAsync(async (broken, cancellation) =>
    {
        // What an earlier scenario ended or timed out is not this one's doing.
        var (ended, begun) = (broken.Ended.ToList(), await AskAsync(broken.Postgres.Connection, "SELECT now()::text"));
        var played = await new ChaosActs(broken).HoldJournalAsync(OwnerTimeouts.Patience + TimeSpan.FromSeconds(20), cancellation);
        var since = Stopwatch.GetTimestamp();
        await broken.WholeAsync(cancellation);
        await broken.PlanAsync("after-journal", Some, [], cancellation);
        Assert.True(Stopwatch.GetElapsedTime(since) < Soon, $"It took {Stopwatch.GetElapsedTime(since)}.");
        Assert.Equal("", await AskAsync(broken.Postgres.Connection, $"SELECT coalesce(string_agg(task_id || ' at ' || failed_at || ': ' || message, '; '), '') FROM task_failures WHERE code = 'TASK_TIMEOUT' AND failed_at > '{begun}'"));
        Assert.Equal(ended, broken.Ended);
        return played;
    });

    [ClusterFact]
    public Task All_nodes_killed_at_once_found_a_cluster_anew_and_wait_for_nobody() => cluster.SurvivesAsync(async (broken, cancellation) =>
    {
        var before = (await broken.Store.Clusters.ReadAsync(cancellation)).Identity!.Cluster;
        await Task.WhenAll(broken.Nodes.Select(n => n.KillAsync(wanted: true)));
        await broken.WholeAsync(cancellation);
        Assert.NotEqual(before, (await broken.Store.Clusters.ReadAsync(cancellation)).Identity!.Cluster);
        Assert.DoesNotContain(broken.Ended, e => e.Code == ExitCodes.OtherCluster);
        return before;
    });

    [ClusterFact]
    public Task Storms_of_5xx_of_429_and_of_garbage_lose_nothing_and_overspend_nothing() => cluster.SurvivesAsync(async (broken, cancellation) =>
    {
        foreach (var (_, faults, sources) in ChaosActs.Storms)
            await new ChaosActs(broken).StormAsync(faults, sources, TimeSpan.FromSeconds(5), cancellation);
        return ChaosActs.Storms.Length;
    });

    [ClusterFact]
    public async Task A_rolling_restart_under_load_ends_every_node_with_0_and_hands_the_controller_over()
    {
        var played = await cluster.SurvivesAsync(acts => acts.RollAsync);

        Assert.EndsWith("exit codes 0, 0, 0", played.What, StringComparison.Ordinal);
        Assert.NotNull(played.HandOver);
    }

    private static async Task<object?> AskAsync(string connection, string sql)
    {
        await using var database = new NpgsqlConnection(connection + ";Pooling=false");
        await database.OpenAsync();
#pragma warning disable CA2100 // A constant above.
        await using var command = new NpgsqlCommand(sql, database);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
