using Npgsql;

namespace SceneScout.Storage.Postgres;

/// <summary>The server's maps of which pages everybody may see. Reading along an index alone needs them, and a table that a migration has written anew has none: the server makes one by itself only when a fifth of the table has changed.</summary>
internal static class PostgresVisibility
{
    private const int LeastPages = 1000;

    /// <summary>Makes those that large tables lack.</summary>
    /// <param name="connectionString">Of a session that is not somebody else's: it takes as long as it takes, and no transaction holds it.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task MapAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        var tables = await WithoutAsync(connection, cancellation).ConfigureAwait(false);
        if (tables.Count == 0)
            return;
        foreach (var table in tables)
        {
            // What was committed without waiting for the disk is not known to be seen by everybody until it is there: the end of the analysis waits for it.
            // In a transaction, so that nothing is left in a pooler's session.
            await using (var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false))
            {
                await RunAsync(connection, "SET LOCAL synchronous_commit = local", cancellation).ConfigureAwait(false);
                await RunAsync(connection, $"ANALYZE {table}", cancellation).ConfigureAwait(false);
                await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            }

            await RunAsync(connection, $"VACUUM {table}", cancellation).ConfigureAwait(false);
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // Names that the server gives, quoted by it.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task<List<string>> WithoutAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            + "WHERE c.relkind = 'r' AND n.nspname = current_schema() AND c.relname IN ('events', 'event_sources') AND c.relpages >= $1 AND c.relallvisible = 0 ORDER BY c.relname",
            connection);
        command.Parameters.Add(PostgresParameters.Of((long)LeastPages));
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var found = new List<string>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            found.Add(reader.GetString(0));
        return found;
    }
}
