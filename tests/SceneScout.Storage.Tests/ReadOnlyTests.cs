using Npgsql;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Postgres;
using SceneScout.TestPostgres;

namespace SceneScout.Storage.Tests;

/// <summary>A database that takes no writes for a while, as one does that was failed over to and is not promoted yet: sessions that begin meanwhile stay read-only.</summary>
public sealed class ReadOnlyTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [PostgresFact]
    public async Task A_probe_says_in_words_that_nothing_can_be_written_and_is_well_at_once_when_it_can()
    {
        var connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        await using var store = PostgresStore.Open(connection);
        await store.MigrateAsync(None);
        await Outages.BecomeReadOnlyAsync(connection);

        await store.Workers.ListAsync(None);
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ProbeAsync(None));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Workers.UpsertAsync([new("w1", "discovery", "idle", null, 0, 0, 0, default, null)], None));
        await Outages.BecomeWritableAsync(connection);

        Assert.Contains("takes no writes, it is read-only", error.Message, StringComparison.Ordinal);
        await store.ProbeAsync(None);
    }

    [PostgresFact]
    public async Task A_session_of_that_time_goes_from_the_journals_pool_too()
    {
        var connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        await Outages.BecomeReadOnlyAsync(connection);
        var (refused, of) = await WriteAsync(connection);
        await Outages.BecomeWritableAsync(connection);

        // It is lent again, until somebody says what it did.
        Assert.Equal(of, (await WriteAsync(connection)).Session);
        PostgresStore.ForgetConnections(new InvalidOperationException("wrapped", refused));

        Assert.Null((await WriteAsync(connection)).Error);
    }

    private static async Task<(Exception? Error, int Session)> WriteAsync(string connection)
    {
        await using var journal = new NpgsqlConnection(connection);
        await journal.OpenAsync();
        try
        {
            await using var write = new NpgsqlCommand("CREATE TABLE journaled (id INT)", journal);
            await write.ExecuteNonQueryAsync();
            return (null, journal.ProcessID);
        }
        catch (PostgresException e)
        {
            return (e, journal.ProcessID);
        }
    }
}
