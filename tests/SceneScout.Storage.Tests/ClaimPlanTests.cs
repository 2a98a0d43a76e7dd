using System.Text.RegularExpressions;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Postgres;
using SceneScout.Storage.Sql;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Storage.Tests;

/// <summary>A claim reads what it takes, however long the queue is, also before the server has statistics of it.</summary>
public sealed class Claim_plans_on_SQLite() : ClaimPlanSuite(new SqliteFixture());

/// <inheritdoc cref="Claim_plans_on_SQLite"/>
public sealed class Claim_plans_on_PostgreSQL() : ClaimPlanSuite(new PostgresFixture());

public abstract partial class ClaimPlanSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private const int Waiting = 4000;

    [StoreFact]
    public async Task The_first_tasks_of_a_source_are_read_in_their_order_from_the_index_of_claims()
    {
        await QueueAsync();

        var plan = await PlanAsync($"{TaskClaims.First(Dialect, "$3")} LIMIT 1{Dialect.SkipLockedOf("t")}", "discovery", Now, "yelp");

        AssertInOrder(plan, 1);
    }

    [StoreFact]
    public async Task The_sources_that_have_tasks_and_the_first_task_of_each_are_read_from_the_index_of_claims()
    {
        await QueueAsync();

        var plan = await PlanAsync(TaskClaims.Queues(Dialect), "discovery", Now, "worker", "node", 1, Array.Empty<string>());

        // SQLite finds the sources in another index that has them in order.
        AssertInOrder(plan, Store.Kind == "sqlite" ? 1 : 2);
        // A queue's first row, not the least of all of its rows.
        Assert.DoesNotMatch(LeastOfAll(), plan);
    }

    [GeneratedRegex(@"Aggregate[^\n]*\n[^\n]*idx_task_assignments_claim")]
    private static partial Regex LeastOfAll();

    private static void AssertInOrder(string plan, int times)
    {
        Assert.True(plan.Split("idx_task_assignments_claim").Length - 1 >= times, plan);
        Assert.DoesNotContain("Seq Scan on task_assignments", plan, StringComparison.Ordinal);
        Assert.False(plan.Contains("Sort", StringComparison.Ordinal) || plan.Contains("TEMP B-TREE", StringComparison.Ordinal), plan);
    }

    private Task<EnqueueResult> QueueAsync() =>
        EnqueueAsync([.. Enumerable.Range(0, Waiting).Select(n => TaskOf($"t{n}", Domain.Tasks.TaskType.Discovery, n % 2 == 0 ? "yelp" : "meetup", n % 7))]);

    private SqlDialect Dialect => Store.Kind == "sqlite" ? SqliteDialect.Instance : PostgresDialect.Instance;

    // As the server plans where nothing is known of the table but its size.
    private async Task<string> PlanAsync(string statement, params object?[] args)
    {
        await using var database = Fixture.OpenDatabase();
        return await database.WriteAsync("explain", async session => Store.Kind == "sqlite"
            ? string.Join('\n', await session.QueryAsync($"EXPLAIN QUERY PLAN {statement}", row => row.Text("detail"), args))
            : string.Join('\n', await session.QueryAsync($"EXPLAIN {statement}", row => row.Text("QUERY PLAN"), args)), None);
    }
}
