using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Conflict_on_SQLite() : ConflictSuite(new SqliteFixture());

public sealed class Conflict_on_PostgreSQL() : ConflictSuite(new PostgresFixture());

/// <summary>A write that breaks a rule of the tables is a defect with a name of its own; the store is there all the same.</summary>
public abstract class ConflictSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    [StoreFact]
    public async Task A_key_that_stands_twice_is_a_conflict_and_nothing_is_written()
    {
        await using var database = Fixture.OpenDatabase();

        var error = await Assert.ThrowsAsync<StoreConflictException>(() => database.WriteAsync("count turns", async session =>
        {
            foreach (var _ in Enumerable.Range(0, 2))
                await session.ExecuteAsync("INSERT INTO claim_turns (task_type, source, served_at, turns) VALUES ('secret-value', 'yelp', $1, 1)", Now);
            return true;
        }, None));

        Assert.Contains("count turns", error.Message, StringComparison.Ordinal);
        Assert.Contains("claim_turns", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-value", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await database.ReadAsync("count", session => session.FirstAsync("SELECT count(*) AS n FROM claim_turns", row => row.Long("n")), None));
    }
}
