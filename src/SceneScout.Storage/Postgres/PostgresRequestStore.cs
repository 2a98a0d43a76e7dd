using Npgsql;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Postgres;

/// <summary>Requests in PostgreSQL, with its notifications.</summary>
/// <param name="database">The database.</param>
/// <param name="connectionString">Leads to it past any pooler, if there is such a way.</param>
internal sealed class PostgresRequestStore(PostgresDatabase database, string connectionString) : SqlRequestStore(database)
{
    private const string Control = "spawn_control";
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    // A connection of its own: it listens for as long as it lives, and a pool must not lend it to others.
    public override async Task ListenAsync(Action listening, Action<string> notified, CancellationToken cancellation)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, MaxAutoPrepare = 0, Multiplexing = false, KeepAlive = 0 };
        try
        {
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            connection.Notification += (_, n) => notified(n.Payload);
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            if (await PostgresPooler.IsBetweenAsync(connection, cancellation).ConfigureAwait(false))
            {
                // Whoever listens there hears nothing: the session that listens is lent to others. Rows are found by looking.
                await connection.CloseAsync().ConfigureAwait(false);
                listening();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
            }

            await using (var listen = new NpgsqlCommand($"LISTEN {Control}", connection))
                await listen.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            listening();
            while (true)
            {
                // A peer that vanished says nothing: after some silence it is asked.
                if (await connection.WaitAsync(Silence, cancellation).ConfigureAwait(false))
                    continue;
                await using var probe = new NpgsqlCommand("SELECT 1", connection) { CommandTimeout = 10 };
                await probe.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (PostgresErrors.Unavailable("listen", e) is { } unavailable)
        {
            throw unavailable;
        }
    }
}
