using SceneScout.Storage.Contracts;
using SceneScout.Storage.Postgres;
using SceneScout.Storage.Sql;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Storage.Tests;

/// <summary>Questions that are asked again and again are answered along an index.</summary>
public sealed class Event_query_plans_on_SQLite() : EventQueryPlanSuite(new SqliteFixture());

/// <inheritdoc cref="Event_query_plans_on_SQLite"/>
public sealed class Event_query_plans_on_PostgreSQL() : EventQueryPlanSuite(new PostgresFixture());

public abstract class EventQueryPlanSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    [StoreFact]
    public async Task The_few_events_that_were_written_lately_are_found_by_that()
    {
        await Store.Events.WriteAsync([.. Enumerable.Range(0, 800).Select(n => Sample.New(Sample.Id(n), Sample.Listing($"e{n}")))], Now, None);
        await Store.Events.WriteAsync([Sample.New(Sample.Id(800), Sample.Listing("late"))], Now.AddHours(1), None);

        var plan = await PlanAsync(new EventQuery { UpdatedSince = Now.AddMinutes(30) });

        Assert.Contains("idx_events_updated", plan, StringComparison.Ordinal);
        Assert.Equal("late", Assert.Single((await Store.Events.QueryAsync(new EventQuery { UpdatedSince = Now.AddMinutes(30) }, None)).Events).Event.Content.Key.ExternalId);
    }

    [StoreFact]
    public async Task The_first_events_around_a_point_are_found_cell_by_cell()
    {
        await Store.Events.WriteAsync([.. Enumerable.Range(0, 800).Select(n => Sample.New(Sample.Id(n), Sample.Listing($"e{n}", venue: Sample.Place(52.4 + (n % 40 / 200.0), 13.2 + (n / 40 / 100.0)))))], Now, None);

        var plan = await PlanAsync(new EventQuery { Latitude = 52.5, Longitude = 13.3, RadiusMetres = 5000, Limit = 5 });

        // The embedded store has no such lattice.
        Assert.True(Store.Kind == "sqlite" || plan.Contains("idx_events_cell", StringComparison.Ordinal), plan);
    }

    private async Task<string> PlanAsync(EventQuery query)
    {
        await using var database = Fixture.OpenDatabase();
        var sql = EventQuerySql.Of(query, Store.Kind == "sqlite" ? SqliteDialect.Instance : PostgresDialect.Instance);
        return await database.WriteAsync("explain", async session =>
        {
            await session.ExecuteAsync("ANALYZE");
            if (Store.Kind != "sqlite")
                await session.ExecuteAsync("SET LOCAL enable_seqscan = off");
            return Store.Kind == "sqlite"
                ? string.Join('\n', await session.QueryAsync($"EXPLAIN QUERY PLAN {sql.Sql}", row => row.Text("detail"), sql.Args))
                : string.Join('\n', await session.QueryAsync($"EXPLAIN {sql.Sql}", row => row.Text("QUERY PLAN"), sql.Args));
        }, None);
    }
}
