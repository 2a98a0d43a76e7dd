using System.Collections.Concurrent;
using System.Collections.Immutable;
using Npgsql;
using SceneScout.Domain.Text;
using SceneScout.Lab.Bench.Pipeline.Floor;

namespace SceneScout.Lab.Bench.Pipeline.Preload;

/// <summary>Fills a PostgreSQL store with events: a sample by the import, copies of it by bulk statements on a few connections, without the indexes that can be made afterwards and, where that is allowed, without triggers.</summary>
/// <param name="database">Its connection string.</param>
/// <param name="folder">Holds a file meanwhile.</param>
internal sealed class PostgresPreload(string database, string folder)
{
    private const string Kept = "preload.";
    private const string Counts = "models_counts";
    private static readonly int Connections = Math.Clamp(Environment.ProcessorCount, 2, 8);
    private readonly string _connection = new NpgsqlConnectionStringBuilder(database) { Pooling = false, CommandTimeout = 0 }.ConnectionString;

    /// <summary>Fills it.</summary>
    public async Task RunAsync(PreloadSize size, CancellationToken cancellation)
    {
        await SampleImport.RunAsync(size, folder, cancellation, "--postgres", database);
        await using var head = await OpenAsync(cancellation);
        // The copies' places in the feed begin where those of the sample end.
        while (await NumberAsync(head, "SELECT event_feed_sequence(100000)", cancellation) > 0)
            await Task.Yield();
        var tables = await TablesAsync(head, cancellation);
        var indexes = await IndexesAsync(head, cancellation);
        await TellAsync(head, cancellation, [
            "CREATE SCHEMA preload",
            .. tables.Select(table => table.Keep(Kept, "UNLOGGED TABLE")),
            $"CREATE UNLOGGED TABLE {Kept}{Counts} AS SELECT scope, key1, key2, sum(n)::bigint AS n FROM row_counts WHERE scope IN ({PreloadTables.CountScopes}) GROUP BY scope, key1, key2",
            .. size.Copies > 0 ? indexes.Select(index => $"DROP INDEX {index.Name}") : []]);
        foreach (var (name, column) in PreloadTables.Packed)
            await UnpackAsync(head, $"{Kept}{tables.Single(table => table.Name == name).Models}", column, cancellation);
        var without = await IsAdministratorAsync(head, cancellation) ? "SET LOCAL session_replication_role = replica" : "SELECT 1";
        await ShareAsync(Enumerable.Range(1, size.Copies).Select(copy => (string[])["BEGIN", without, .. tables.Select(table => table.Copy(Kept, copy, postgres: true)), "COMMIT"]), cancellation);
        if (size.Copies > 0)
            await ShareAsync(indexes.Select(index => (string[])["SET maintenance_work_mem = '256MB'", index.Definition]), cancellation);
        await TellAsync(head, cancellation, [
            $"DELETE FROM row_counts WHERE scope IN ({PreloadTables.CountScopes})",
            $"INSERT INTO row_counts (scope, key1, key2, slot, n) SELECT scope, key1, key2, 0, n * {size.Copies + 1} FROM {Kept}{Counts}",
            $"UPDATE event_feed_bounds SET seq = seq * {size.Copies + 1} WHERE name = 'head'",
            $"UPDATE spawn_counters SET value = value * {size.Copies + 1}",
            "DROP SCHEMA preload CASCADE"]);
        // As a store is that has had time: without it the run would pay for it.
        await TellAsync(head, cancellation, "VACUUM (ANALYZE)");
    }

    private async Task ShareAsync(IEnumerable<string[]> jobs, CancellationToken cancellation)
    {
        var left = new ConcurrentQueue<string[]>(jobs);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            await using var connection = await OpenAsync(cancellation);
            while (left.TryDequeue(out var job))
                await TellAsync(connection, cancellation, job);
        }));
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private static async Task<ImmutableArray<PreloadTable>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT c.relname::text AS relation, a.attname::text AS name, format_type(a.atttypid, NULL) AS type FROM pg_class c "
            + "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = '' "
            + "WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND c.relname = ANY (@names) ORDER BY c.relname, a.attnum",
            connection);
        command.Parameters.AddWithValue("names", PreloadTables.Names.ToArray());
        var columns = new List<(string Table, string Name, string Type)>();
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation))
                columns.Add((rows.GetString(rows.GetOrdinal("relation")), rows.GetString(rows.GetOrdinal("name")), rows.GetString(rows.GetOrdinal("type"))));
        var tables = columns.Where(column => PreloadTables.Copies(column.Table, column.Name, postgres: true)).GroupBy(column => column.Table)
            .ToDictionary(table => table.Key, table => new PreloadTable(table.Key, [.. table.Select(column => (column.Name, column.Type))]));
        var references = await PostgresFloor.ReferencesAsync(connection, cancellation);
        return [.. TableOrder.Of(tables.Keys, references).SelectMany(step => step).Select(name => tables[name])];
    }

    // Those that no constraint needs.
    private static async Task<List<(string Name, string Definition)>> IndexesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT quote_ident(i.relname) AS name, pg_get_indexdef(x.indexrelid) AS definition FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid "
            + "WHERE t.relnamespace = current_schema()::regnamespace AND t.relname = ANY (@names) AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.indexrelid)",
            connection);
        command.Parameters.AddWithValue("names", PreloadTables.Names.ToArray());
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var indexes = new List<(string, string)>();
        while (await rows.ReadAsync(cancellation))
            indexes.Add((rows.GetString(rows.GetOrdinal("name")), rows.GetString(rows.GetOrdinal("definition"))));
        return indexes;
    }

    // What is packed no statement can look into.
    private static async Task UnpackAsync(NpgsqlConnection connection, string table, string column, CancellationToken cancellation)
    {
        var unpacked = new List<(Guid Id, byte[] Json)>();
#pragma warning disable CA2100 // See below.
        await using (var command = new NpgsqlCommand($"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL", connection))
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation))
                unpacked.Add((rows.GetGuid(0), PackedJson.Unpack(rows.GetFieldValue<byte[]>(1))));
        await using var update = new NpgsqlCommand($"UPDATE {table} AS m SET {column} = u.json FROM unnest(@ids, @jsons) AS u(id, json) WHERE m.id = u.id", connection);
#pragma warning restore CA2100
        update.Parameters.AddWithValue("ids", unpacked.Select(row => row.Id).ToArray());
        update.Parameters.AddWithValue("jsons", unpacked.Select(row => row.Json).ToArray());
        await update.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<bool> IsAdministratorAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT current_setting('is_superuser') = 'on'", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

#pragma warning disable CA2100 // All statements are made of names of this product's tables, and of the database's own definitions.
    private static async Task<long> NumberAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task TellAsync(NpgsqlConnection connection, CancellationToken cancellation, params string[] statements)
    {
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
#pragma warning restore CA2100
}
