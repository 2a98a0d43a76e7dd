using Npgsql;

namespace SceneScout.TestPostgres;

/// <summary>What databases do to programs now and then.</summary>
public static class Outages
{
    /// <summary>Makes a database take no writes, as one does that was failed over to: sessions of before end, those that begin meanwhile stay read-only for as long as they live.</summary>
    public static Task BecomeReadOnlyAsync(string connection) => RunAsync(
        connection,
        name => $"ALTER DATABASE {name} SET default_transaction_read_only = on",
        _ => "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

    /// <summary>Lets it take writes again. No session ends.</summary>
    public static Task BecomeWritableAsync(string connection) => RunAsync(connection, name => $"ALTER DATABASE {name} RESET default_transaction_read_only");

    /// <summary>Makes the actors' journal hang until the answer is disposed of.</summary>
    public static async Task<IAsyncDisposable> HoldJournalAsync(string connection)
    {
        var holder = new NpgsqlConnection(connection + ";Pooling=false");
        await holder.OpenAsync();
        await using var hold = new NpgsqlCommand("BEGIN; LOCK TABLE journal IN ACCESS EXCLUSIVE MODE", holder);
        await hold.ExecuteNonQueryAsync();
        return holder;
    }

    private static async Task RunAsync(string connection, params Func<string, string>[] statements)
    {
        await using var admin = new NpgsqlConnection(connection + ";Pooling=false;Options=-c default_transaction_read_only=off");
        await admin.OpenAsync();
        foreach (var statement in statements)
        {
#pragma warning disable CA2100 // Constants, and a name of the tests' own.
            await using var command = new NpgsqlCommand(statement(admin.Database), admin);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }
}
