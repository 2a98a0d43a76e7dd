using Npgsql;

namespace SceneScout.Storage.Postgres;

/// <summary>A pooler such as PgBouncer between this program and the server.</summary>
internal static class PostgresPooler
{
    /// <summary>Whether one is there: the process that the connection was told to be (for cancelling) is then the pooler's invention, and not the one that answers. A proxy that only passes bytes on changes nothing, and is none.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="cancellation">Stops the call.</param>
    public static async Task<bool> IsBetweenAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT pg_backend_pid()", connection);
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is int answering && answering != connection.ProcessID;
    }
}
