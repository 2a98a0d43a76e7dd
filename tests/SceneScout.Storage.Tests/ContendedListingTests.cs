using Npgsql;
using SceneScout.TestPostgres;

namespace SceneScout.Storage.Tests;

/// <summary>Two owners of one block, for as long as one of them does not know that it is none any more, take the same new listing for different events.</summary>
public sealed class ContendedListingTests() : StoreSuite(new PostgresFixture())
{
    private const long Gate = 4711;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private PostgresFixture Server => (PostgresFixture)Fixture;

    [PostgresFact]
    public async Task A_new_listing_that_another_write_has_taken_meanwhile_stays_with_its_event_and_the_later_write_is_refused()
    {
        var (listing, first, late) = (Sample.Listing("1"), Sample.Id(1), Sample.Id(2));
        await Server.BreakAsync(
            $"""
            CREATE FUNCTION wait_here() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock({Gate}); RETURN NEW; END';
            CREATE TRIGGER wait_here BEFORE INSERT ON events FOR EACH ROW WHEN (NEW.id = '{late}') EXECUTE FUNCTION wait_here()
            """);
        await using var gate = new NpgsqlConnection(Server.ConnectionString);
        await gate.OpenAsync();
        await AskAsync(gate, $"SELECT pg_advisory_lock({Gate})");

        // It has seen that nobody has the listing, and is on its way.
        var lateWrite = Store.Events.WriteAsync([Sample.New(late, listing)], Now, None);
        using var limit = new CancellationTokenSource(Patience);
        while (await AskAsync(gate, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())") is not 1L)
            limit.Token.ThrowIfCancellationRequested();
        var written = await Store.Events.WriteAsync([Sample.New(first, listing)], Now, None);
        await AskAsync(gate, $"SELECT pg_advisory_unlock({Gate})");

        Assert.True(Assert.Single(written));
        Assert.False(Assert.Single(await lateWrite.WaitAsync(Patience)));
        Assert.Equal(first, Assert.Single((await Store.Events.LoadBlockAsync("block", None))).Event.Id);
        Assert.DoesNotContain(await Store.Ledger.FindBreachesAsync(Now, TimeSpan.Zero, None), breach => breach.Rule is "event-members" or "listing-event");
    }

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // The tests' own SQL.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
