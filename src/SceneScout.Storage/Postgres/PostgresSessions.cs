using System.Globalization;
using Npgsql;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Postgres;

/// <summary>Who is connected to a database, by the name that each program gives its connections: <c>scenescout/0.2.0</c>, or the one of the connection string with the version after it. 0.1.0 gave no version. A connection ends with its process, so there is no waiting for a dead node.</summary>
internal static class PostgresSessions
{
    private const string Product = "scenescout";
    private const string Earliest = "0.1.0";

    // PostgreSQL cuts names at 63 bytes: what parts the versions must not be what is cut.
    private const int MaxGiven = 40;

    private const string Others =
        "SELECT application_name, coalesce(host(client_addr), 'this machine') AS address, count(*) AS connections FROM pg_stat_activity "
        + "WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> current_setting('application_name') "
        + "AND (application_name = @given OR starts_with(application_name, @given || '/')) GROUP BY 1, 2 ORDER BY 1, 2";

    /// <summary>The name of this program's connections.</summary>
    /// <param name="given">The name of the connection string; null for none.</param>
    public static string Name(string? given) => $"{Given(given)}/{SchemaJournal.Version}";

    /// <summary>Programs of other versions that are connected; null for none.</summary>
    /// <param name="connection">An open connection of this program; in a transaction it shows who was there when it was first asked.</param>
    /// <param name="cancellation">Stops the call.</param>
    public static async Task<OtherPrograms?> OthersAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var given = Given(new NpgsqlConnectionStringBuilder(connection.ConnectionString).ApplicationName);
        await using var command = new NpgsqlCommand(Others, connection);
        command.Parameters.AddWithValue("given", given);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var found = new List<string>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var name = reader.GetString(reader.GetOrdinal("application_name"));
            var version = name.Length > given.Length ? name[(given.Length + 1)..] : Earliest;
            found.Add(string.Create(
                CultureInfo.InvariantCulture, $"version {version} ({reader.GetInt64(reader.GetOrdinal("connections"))} connections from {reader.GetString(reader.GetOrdinal("address"))})"));
        }

        return found.Count == 0 ? null : new OtherPrograms(string.Join(", ", found));
    }

    // A name that has its version already keeps it.
    private static string Given(string? name)
    {
        var given = string.IsNullOrEmpty(name) ? Product : name.Split('/')[0];
        return given.Length > MaxGiven ? given[..MaxGiven] : given;
    }
}
