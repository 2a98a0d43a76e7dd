using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace SceneScout.Lab.Soak;

/// <summary>Counts the rows of all tables of a node's files.</summary>
internal static class SoakTables
{
    private static readonly string[] Files = ["scenescout.db", "journal.db", "snapshots.db"];

    /// <summary>Rows by table.</summary>
    public static async Task<ImmutableSortedDictionary<string, long>> CountAsync(string folder, CancellationToken cancellation)
    {
        var rows = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var file in Files)
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, file)};Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync(cancellation);
            foreach (var table in await NamesAsync(connection, cancellation))
                rows[table.ToLowerInvariant()] = await CountAsync(connection, table, cancellation);
        }

        return rows.ToImmutable();
    }

    private static async Task<List<string>> NamesAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        await using var command = new SqliteCommand("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellation))
            names.Add(reader.GetString(reader.GetOrdinal("name")));
        return names;
    }

    private static async Task<long> CountAsync(SqliteConnection connection, string table, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // The database's own name of the table.
        await using var command = new SqliteCommand($"SELECT count(*) FROM \"{table}\"", connection);
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
