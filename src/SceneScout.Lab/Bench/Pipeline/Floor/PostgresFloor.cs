using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Npgsql;
using SceneScout.Storage.Postgres;

namespace SceneScout.Lab.Bench.Pipeline.Floor;

/// <summary>Writes all rows of a PostgreSQL store into an empty one on the same server, tables, indexes and triggers alike: binary COPY into a staging table, and one INSERT of it, a transaction for every portion.</summary>
/// <param name="from">The store whose rows are written again.</param>
/// <param name="to">The database to write them into; it is made, and dropped afterwards.</param>
/// <param name="folder">Holds the rows meanwhile.</param>
internal sealed class PostgresFloor(string from, string to, string folder)
{
    // What triggers keep comes of itself.
    private static readonly string[] Kept = ["row_counts"];

    private const string Tables =
        """
        SELECT quote_ident(c.relname) AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL (@kept)
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        GROUP BY c.relname ORDER BY c.relname
        """;

    private const string References = "SELECT quote_ident(f.relname) AS referring, quote_ident(t.relname) AS referred FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid WHERE k.contype = 'f'";

    /// <summary>Writes them, and measures how long it takes.</summary>
    public async Task<FloorRun> RunAsync(int connections, CancellationToken cancellation)
    {
        var target = new NpgsqlConnectionStringBuilder(from) { Database = to, Pooling = false, CommandTimeout = 0 }.ConnectionString;
        var source = new NpgsqlConnectionStringBuilder(from) { Pooling = false, CommandTimeout = 0 }.ConnectionString;
        await MakeAsync(source, cancellation);
        try
        {
            await using (var store = PostgresStore.Open(target))
                await store.MigrateAsync(cancellation);
            var steps = await ReadAsync(source, target, cancellation);
            var writers = new List<NpgsqlConnection>();
            try
            {
                for (var i = 0; i < connections; i++)
                    writers.Add(await WriterAsync(target, steps.SelectMany(step => step), cancellation));
                var started = Stopwatch.GetTimestamp();
                foreach (var step in steps)
                    await WriteAsync(writers, step, cancellation);
                return new FloorRun(
                    Stopwatch.GetElapsedTime(started).TotalSeconds, connections, steps.SelectMany(step => step).ToImmutableSortedDictionary(table => table.Name, table => table.Rows));
            }
            finally
            {
                foreach (var writer in writers)
                    await writer.DisposeAsync();
            }
        }
        finally
        {
            await ExecuteAsync(source, $"DROP DATABASE IF EXISTS {Quoted(to)} WITH (FORCE)", CancellationToken.None);
        }
    }

    private async Task MakeAsync(string source, CancellationToken cancellation)
    {
        await ExecuteAsync(source, $"DROP DATABASE IF EXISTS {Quoted(to)} WITH (FORCE)", cancellation);
        await ExecuteAsync(source, $"CREATE DATABASE {Quoted(to)}", cancellation);
    }

    // Tables that an empty store has rows in are not written again: they say what the schema is.
    private async Task<ImmutableArray<ImmutableArray<CopiedTable>>> ReadAsync(string source, string target, CancellationToken cancellation)
    {
        await using var full = new NpgsqlConnection(source);
        await using var empty = new NpgsqlConnection(target);
        await full.OpenAsync(cancellation);
        await empty.OpenAsync(cancellation);
        var tables = new Dictionary<string, CopiedTable>(StringComparer.Ordinal);
        foreach (var table in await TablesAsync(empty, cancellation))
            if (!await HasRowsAsync(empty, table, cancellation) && await CopyAsync(full, table, cancellation) is { Rows: > 0 } read)
                tables.Add(read.Name, read);
        var references = await ReferencesAsync(empty, cancellation);
        return [.. TableOrder.Of(tables.Keys, references).Select(step => step.Select(name => tables[name]).ToImmutableArray())];
    }

    private async Task<CopiedTable> CopyAsync(NpgsqlConnection connection, CopiedTable table, CancellationToken cancellation)
    {
        var name = Path.Combine(folder, $"{table.Name.Trim('"')}.rows");
        await using var file = File.Create(name);
        await using var stream = await connection.BeginRawBinaryCopyAsync($"COPY (SELECT {table.Columns} FROM {table.Name}) TO STDOUT (FORMAT BINARY)", cancellation);
        var rows = new CopyRows(stream);
        var portions = ImmutableArray.CreateBuilder<CopiedRows>();
        var portion = new ArrayBufferWriter<byte>(1 << 20);
        while (await rows.NextAsync(FloorRun.RowsAtOnce, portion, cancellation) is > 0 and var count)
        {
            portions.Add(new CopiedRows(name, file.Position, portion.WrittenCount, count));
            await file.WriteAsync(portion.WrittenMemory, cancellation);
            portion.ResetWrittenCount();
        }

        return table with { Portions = portions.ToImmutable() };
    }

    private static async Task<NpgsqlConnection> WriterAsync(string target, IEnumerable<CopiedTable> tables, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(target);
        await connection.OpenAsync(cancellation);
        foreach (var table in tables)
            await ExecuteAsync(connection, $"CREATE TEMP TABLE {Staging(table)} ON COMMIT DELETE ROWS AS SELECT {table.Columns} FROM {table.Name} WITH NO DATA", cancellation);
        return connection;
    }

    private static async Task WriteAsync(List<NpgsqlConnection> writers, ImmutableArray<CopiedTable> step, CancellationToken cancellation)
    {
        var work = new ConcurrentQueue<(CopiedTable Table, CopiedRows Rows)>(step.SelectMany(table => table.Portions.Select(rows => (table, rows))));
        await Task.WhenAll(writers.Select(async writer =>
        {
            var bytes = Array.Empty<byte>();
            while (work.TryDequeue(out var next))
            {
                if (bytes.Length < next.Rows.Length)
                    bytes = new byte[next.Rows.Length];
                await using (var file = File.OpenRead(next.Rows.File))
                {
                    file.Position = next.Rows.Offset;
                    await file.ReadExactlyAsync(bytes.AsMemory(0, next.Rows.Length), cancellation);
                }

                await WriteAsync(writer, next.Table, bytes.AsMemory(0, next.Rows.Length), cancellation);
            }
        }));
    }

    private static async Task WriteAsync(NpgsqlConnection writer, CopiedTable table, ReadOnlyMemory<byte> rows, CancellationToken cancellation)
    {
        await using var transaction = await writer.BeginTransactionAsync(cancellation);
        await using (var copy = await writer.BeginRawBinaryCopyAsync($"COPY {Staging(table)} FROM STDIN (FORMAT BINARY)", cancellation))
            await copy.WriteAsync(rows, cancellation);
        await ExecuteAsync(writer, $"INSERT INTO {table.Name} ({table.Columns}) OVERRIDING SYSTEM VALUE SELECT {table.Columns} FROM {Staging(table)} ON CONFLICT DO NOTHING", cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<List<CopiedTable>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Tables, connection);
        command.Parameters.AddWithValue("kept", Kept);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var tables = new List<CopiedTable>();
        while (await reader.ReadAsync(cancellation))
            tables.Add(new CopiedTable(reader.GetString(reader.GetOrdinal("name")), reader.GetString(reader.GetOrdinal("columns"))));
        return tables;
    }

    /// <summary>Which table refers to which.</summary>
    public static async Task<List<(string From, string To)>> ReferencesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(References, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var references = new List<(string, string)>();
        while (await reader.ReadAsync(cancellation))
            references.Add((reader.GetString(reader.GetOrdinal("referring")), reader.GetString(reader.GetOrdinal("referred"))));
        return references;
    }

#pragma warning disable CA2100 // Names of tables and columns are the database's own, quoted by it.
    private static async Task<bool> HasRowsAsync(NpgsqlConnection connection, CopiedTable table, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT EXISTS (SELECT 1 FROM {table.Name})", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
#pragma warning restore CA2100

    private static async Task ExecuteAsync(string database, string sql, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancellation);
        await ExecuteAsync(connection, sql, cancellation);
    }

    private static string Staging(CopiedTable table) => $"\"staging {table.Name.Trim('"')}\"";

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
