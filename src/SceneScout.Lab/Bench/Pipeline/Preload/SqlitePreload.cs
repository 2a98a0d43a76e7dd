using System.Collections.Immutable;
using System.Text;
using Microsoft.Data.Sqlite;
using SceneScout.Domain.Text;
using SceneScout.Lab.Bench.Pipeline.Floor;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Lab.Bench.Pipeline.Preload;

/// <summary>Fills a SQLite store with events: a sample by the import, copies of it by bulk statements, without the indexes and triggers that can be made afterwards.</summary>
/// <param name="store">The store's folder; nobody has it open.</param>
/// <param name="folder">Holds a file meanwhile.</param>
internal sealed class SqlitePreload(string store, string folder)
{
    private const string Kept = "temp.";
    private const string Counts = "models_counts";

    /// <summary>Fills it.</summary>
    public async Task RunAsync(PreloadSize size, CancellationToken cancellation)
    {
        await SampleImport.RunAsync(size, folder, cancellation, "--data", store);
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(SqliteDatabase.ConnectionString(Path.Combine(store, SqliteStore.FileName))) { ForeignKeys = false }.ToString());
        await connection.OpenAsync(cancellation);
        foreach (var pragma in SqliteDatabase.Pragmas(readOnly: false))
            SqliteFloor.Execute(connection, pragma);
        var tables = Tables(connection);
        var spare = Spare(connection);
        // What is packed no statement can look into.
        connection.CreateFunction<byte[]?, string?>("unpacked", stored => stored is null ? null : Encoding.UTF8.GetString(PackedJson.Unpack(stored)), isDeterministic: true);
        Tell(connection, [
            .. tables.Select(table => table.Keep(Kept, "TABLE")),
            .. PreloadTables.Packed.Select(packed => $"UPDATE {Kept}{tables.Single(table => table.Name == packed.Table).Models} SET {packed.Column} = unpacked({packed.Column})"),
            $"CREATE TABLE {Kept}{Counts} AS SELECT scope, key1, key2, sum(n) AS n FROM row_counts WHERE scope IN ({PreloadTables.CountScopes}) GROUP BY scope, key1, key2",
            .. spare.Select(thing => $"DROP {thing.Kind} {thing.Name}")]);
        for (var copy = 1; copy <= size.Copies; copy++)
        {
            cancellation.ThrowIfCancellationRequested();
            var number = copy;
            Tell(connection, ["BEGIN", .. tables.Select(table => table.Copy(Kept, number, postgres: false)), "COMMIT"]);
        }

        Tell(connection, [
            .. spare.Select(thing => thing.Definition),
            "BEGIN",
            $"DELETE FROM row_counts WHERE scope IN ({PreloadTables.CountScopes})",
            $"INSERT INTO row_counts (scope, key1, key2, slot, n) SELECT scope, key1, key2, 0, n * {size.Copies + 1} FROM {Kept}{Counts}",
            $"UPDATE spawn_counters SET value = value * {size.Copies + 1}",
            "COMMIT"]);
    }

    private static ImmutableArray<PreloadTable> Tables(SqliteConnection connection)
    {
        var tables = PreloadTables.Names
            .Select(table => new PreloadTable(table, [.. Columns(connection, table)]))
            .Where(table => !table.Columns.IsEmpty)
            .ToDictionary(table => table.Name);
        return [.. TableOrder.Of(tables.Keys, SqliteFloor.References(connection)).SelectMany(step => step).Select(name => tables[name])];
    }

    // No view has columns here: only a table is asked for.
    private static IEnumerable<(string Name, string Type)> Columns(SqliteConnection connection, string table) => SqliteFloor.Query(
        connection,
        $"SELECT c.name, c.type FROM pragma_table_list t, pragma_table_xinfo(t.name) c WHERE t.schema = 'main' AND t.type = 'table' AND t.name = '{table}' AND c.hidden = 0",
        row => (Name: row.GetString(row.GetOrdinal("name")), Type: row.GetString(row.GetOrdinal("type"))))
        .Where(column => PreloadTables.Copies(table, column.Name, postgres: false));

    private static List<(string Kind, string Name, string Definition)> Spare(SqliteConnection connection) => SqliteFloor.Query(
        connection,
        $"SELECT type, '\"' || name || '\"' AS name, sql FROM main.sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name IN ({string.Join(", ", PreloadTables.Names.Select(name => $"'{name}'"))})",
        row => (row.GetString(row.GetOrdinal("type")), row.GetString(row.GetOrdinal("name")), row.GetString(row.GetOrdinal("sql"))));

    private static void Tell(SqliteConnection connection, params IEnumerable<string> statements)
    {
        foreach (var sql in statements)
            SqliteFloor.Execute(connection, sql);
    }
}
