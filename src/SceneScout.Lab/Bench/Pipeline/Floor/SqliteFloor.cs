using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Lab.Bench.Pipeline.Floor;

/// <summary>Writes all rows of a SQLite store into an empty one, tables, indexes and triggers alike: the one file attached to the other, an INSERT ... SELECT and a transaction for every portion, on the one connection that may write.</summary>
/// <param name="from">The folder of the store whose rows are written again.</param>
/// <param name="to">The folder of the empty store; it is made.</param>
internal sealed class SqliteFloor(string from, string to)
{
    private const string Kept = "row_counts";

    /// <summary>Writes them, and measures how long it takes.</summary>
    public async Task<FloorRun> RunAsync(CancellationToken cancellation)
    {
        await using (var store = SqliteStore.Open(to))
            await store.MigrateAsync(cancellation);
        await using var connection = new SqliteConnection(SqliteDatabase.ConnectionString(Path.Combine(to, SqliteStore.FileName)));
        await connection.OpenAsync(cancellation);
        foreach (var pragma in SqliteDatabase.Pragmas(readOnly: false))
            Execute(connection, pragma);
        Attach(connection);
        var (tables, references) = (Tables(connection), References(connection));
        var order = TableOrder.Of(tables.Keys, references).SelectMany(step => step).Select(name => tables[name]).ToList();
        var started = Stopwatch.GetTimestamp();
        var rows = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var table in order)
            rows[table.Name.Trim('"')] = Write(connection, table, cancellation);
        return new FloorRun(Stopwatch.GetElapsedTime(started).TotalSeconds, 1, rows.ToImmutable());
    }

    private void Attach(SqliteConnection connection)
    {
        using var attach = new SqliteCommand("ATTACH $file AS full", connection);
        attach.Parameters.AddWithValue("$file", Path.Combine(from, SqliteStore.FileName));
        attach.ExecuteNonQuery();
    }

    // Tables that an empty store has rows in are not written again: they say what the schema is.
    private static Dictionary<string, CopiedTable> Tables(SqliteConnection connection) =>
        Query(
            connection,
            "SELECT t.name, t.wr, (SELECT group_concat('\"' || c.name || '\"', ', ') FROM pragma_table_xinfo(t.name) c WHERE c.hidden = 0) AS columns FROM pragma_table_list t "
            + $"WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> '{Kept}'",
            row => (Name: row.GetString(row.GetOrdinal("name")), Whole: row.GetInt64(row.GetOrdinal("wr")) != 0, Columns: row.GetString(row.GetOrdinal("columns"))))
        .Where(table => Count(connection, $"SELECT EXISTS (SELECT 1 FROM main.\"{table.Name}\")") == 0 && Count(connection, $"SELECT EXISTS (SELECT 1 FROM full.\"{table.Name}\")") == 1)
        .ToDictionary(table => table.Name, table => new CopiedTable($"\"{table.Name}\"", table.Columns) { HasRowIds = !table.Whole }, StringComparer.Ordinal);

    /// <summary>Which table refers to which.</summary>
    public static List<(string From, string To)> References(SqliteConnection connection) => Query(
        connection,
        "SELECT t.name AS referring, f.\"table\" AS referred FROM pragma_table_list t, pragma_foreign_key_list(t.name) f WHERE t.schema = 'main'",
        row => (row.GetString(row.GetOrdinal("referring")), row.GetString(row.GetOrdinal("referred"))));

    private static long Write(SqliteConnection connection, CopiedTable table, CancellationToken cancellation)
    {
        var insert = $"INSERT INTO main.{table.Name} ({table.Columns}) SELECT {table.Columns} FROM full.{table.Name}";
        if (!table.HasRowIds)
            return Execute(connection, insert);
        var written = 0L;
        var (before, last) = (Count(connection, $"SELECT min(rowid) - 1 FROM full.{table.Name}"), Count(connection, $"SELECT max(rowid) FROM full.{table.Name}"));
        for (var at = before; at < last; at += FloorRun.RowsAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            written += Execute(connection, $"{insert} WHERE rowid > {at} AND rowid <= {at + FloorRun.RowsAtOnce}");
        }

        return written;
    }

#pragma warning disable CA2100 // Names of tables and columns are the database's own.
    private static long Count(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>Rows that it wrote.</returns>
    public static int Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        return command.ExecuteNonQuery();
    }

    /// <summary>The rows of a statement.</summary>
    public static List<T> Query<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = new SqliteCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
#pragma warning restore CA2100
}
