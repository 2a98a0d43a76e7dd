using Npgsql;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Postgres;
using SceneScout.TestPostgres;

namespace SceneScout.Storage.Tests;

/// <summary>A process that is stopped in the middle of a transaction.</summary>
public sealed class StandingTransactionTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [PostgresFact]
    public async Task A_transaction_that_stands_still_is_undone_and_gives_its_rows_to_others()
    {
        var connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        await using var stopped = new PostgresDatabase(PostgresPool.Open(connection + ";Options=-c idle_in_transaction_session_timeout=200"));
        await using var other = new PostgresDatabase(PostgresPool.Open(connection));
        await other.WriteAsync("make a row", session => session.ExecuteAsync("CREATE TABLE held AS SELECT 1 AS id, 'before' AS by"), None);
        TaskCompletionSource locked = new(TaskCreationOptions.RunContinuationsAsynchronously), goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        var late = stopped.WriteAsync("hold a row", async session =>
        {
            await session.ExecuteAsync("UPDATE held SET by = 'the stopped one'");
            locked.SetResult();
            await goesOn.Task;
            return await session.ExecuteAsync("UPDATE held SET by = 'the stopped one, again'");
        }, None);
        await locked.Task.WaitAsync(Patience);
        var taken = await other.WriteAsync("take it", session => session.ExecuteAsync("UPDATE held SET by = 'another' WHERE by = 'before'"), None).WaitAsync(Patience);
        goesOn.SetResult();

        Assert.Equal(1, taken);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => late);
        Assert.Equal("another", await other.ReadAsync("look", session => session.FirstAsync("SELECT by FROM held", row => row.Text("by")), None));
    }

    [PostgresFact]
    public async Task Sessions_of_store_and_journal_are_bounded_also_after_they_were_given_back_and_those_of_a_string_that_says_so_itself_are_as_it_says()
    {
        var connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        await using var database = new PostgresDatabase(PostgresPool.Open(connection));

        Assert.All([await BoundAsync(database), await BoundAsync(database)], bound => Assert.Equal("10s", bound));
        Assert.Equal(
            "-c search_path=public -c idle_in_transaction_session_timeout=10s",
            IdleTransactions.Limit(new NpgsqlConnectionStringBuilder { Options = "-c search_path=public" }).Options);
        Assert.Equal("-c idle_in_transaction_session_timeout=0", IdleTransactions.Limit(new NpgsqlConnectionStringBuilder { Options = "-c idle_in_transaction_session_timeout=0" }).Options);
    }

    private static Task<string?> BoundAsync(PostgresDatabase database) =>
        database.WriteAsync("look", async session => await session.FirstAsync("SELECT current_setting('idle_in_transaction_session_timeout') AS bound", row => row.Text("bound")), None);
}
