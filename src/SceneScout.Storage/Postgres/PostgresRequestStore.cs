using Npgsql;
using SceneScout.Storage.Rules;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Postgres;

/// <summary>Requests in PostgreSQL, with its notifications.</summary>
internal sealed class PostgresRequestStore(PostgresDatabase database, string connectionString) : SqlRequestStore(database)
{
    private const string Control = "spawn_control";
    private const string Result = "spawn_result";
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    protected override bool Announces => true;

    // A connection of its own: it listens for as long as it lives, and a pool must not lend it to others.
    public override async Task ListenAsync(Action listening, Action<string> notified, CancellationToken cancellation)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, MaxAutoPrepare = 0, Multiplexing = false, KeepAlive = 0 };
        try
        {
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            connection.Notification += (_, n) => notified(n.Payload);
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
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

    protected override async ValueTask AnnounceAsync(SqlSession session, string kind, IReadOnlyList<Guid> ids)
    {
        foreach (var payload in Announcements.Of(kind, ids))
            await session.PostAsync("SELECT pg_notify($1, $2)", Result, payload).ConfigureAwait(false);
    }
}
