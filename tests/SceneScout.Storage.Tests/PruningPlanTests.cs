using SceneScout.Storage.Postgres;
using SceneScout.Storage.Sql;
using SceneScout.Storage.Sql.Retention;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Storage.Tests;

/// <summary>Each batch of a pruning is found along an index, in order: it costs what it takes, however large the table is.</summary>
public sealed class Pruning_plans_on_SQLite() : PruningPlanSuite(new SqliteFixture());

/// <inheritdoc cref="Pruning_plans_on_SQLite"/>
public sealed class Pruning_plans_on_PostgreSQL() : PruningPlanSuite(new PostgresFixture());

public abstract class PruningPlanSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    // So few rows that looking at all of them is the index.
    private static readonly string[] Small = ["areas", "worker_state"];

    [StoreFact]
    public async Task The_oldest_rows_are_found_along_an_index_without_sorting()
    {
        foreach (var pruning in Prunings.All.Values.OfType<AgePruning>().Where(p => !Small.Contains(p.Table)))
        {
            var plan = await PlanAsync(pruning.Statement(Dialect), Now, 500L);

            string[] indexes = ["idx_", $"Index Scan using {pruning.Table}_pkey", $"PRIMARY KEY ({pruning.Age}<?)"];
            Assert.True(indexes.Any(index => plan.Contains(index, StringComparison.Ordinal)), $"{pruning.Table}: {plan}");
            Assert.False(plan.Contains("Sort", StringComparison.Ordinal) || plan.Contains("TEMP B-TREE", StringComparison.Ordinal), $"{pruning.Table}: {plan}");
            Assert.True(plan.Contains("Tid Scan", StringComparison.Ordinal) || Store.Kind == "sqlite", $"{pruning.Table}: {plan}");
        }
    }

    [StoreFact]
    public async Task Seeds_beyond_the_most_that_are_kept_are_found_once_and_deleted_by_their_place()
    {
        var plan = await PlanAsync(SqlSeedStore.Trim(Dialect), "eventbrite", "organizers");

        Assert.True(Store.Kind == "sqlite" || plan.Contains("Tid Scan", StringComparison.Ordinal), plan);
        Assert.DoesNotContain("Nested Loop", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN learned_seeds", plan, StringComparison.Ordinal);
    }

    private SqlDialect Dialect => Store.Kind == "sqlite" ? SqliteDialect.Instance : PostgresDialect.Instance;

    private async Task<string> PlanAsync(string statement, params object?[] args)
    {
        await using var database = Fixture.OpenDatabase();
        return await database.WriteAsync("explain", async session =>
        {
            if (Store.Kind == "sqlite")
                return string.Join('\n', await session.QueryAsync($"EXPLAIN QUERY PLAN {statement}", row => row.Text("detail"), args));
            // On an empty table every plan is as cheap as any other; what is asked is whether the index serves.
            await session.ExecuteAsync("SET LOCAL enable_seqscan = off");
            await session.ExecuteAsync("SET LOCAL enable_bitmapscan = off");
            return string.Join('\n', await session.QueryAsync($"EXPLAIN {statement}", row => row.Text("QUERY PLAN"), args));
        }, None);
    }
}
