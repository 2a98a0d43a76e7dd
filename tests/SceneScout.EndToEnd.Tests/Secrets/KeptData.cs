using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace SceneScout.EndToEnd.Tests.Secrets;

/// <summary>What a node keeps in its folder: the files byte by byte, and every field of every table, since a file parts long ones over its pages.</summary>
internal static class KeptData
{
    /// <summary>Looks through all of it.</summary>
    /// <returns>Rows looked at.</returns>
    public static async Task<int> SearchAsync(string folder, PlantedKeys keys)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            keys.AssertAbsent(bytes.ToArray(), file);
        }

        var rows = 0;
        foreach (var file in Directory.GetFiles(folder, "*.db", SearchOption.AllDirectories))
            rows += await RowsAsync(file, keys);
        return rows;
    }

    private static async Task<int> RowsAsync(string file, PlantedKeys keys)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var names = new SqliteCommand("SELECT name FROM sqlite_master WHERE type = 'table'", connection))
        await using (var reader = await names.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                tables.Add(reader.GetString(reader.GetOrdinal("name")));
        var rows = 0;
        foreach (var table in tables)
            rows += await RowsAsync(connection, table, keys);
        return rows;
    }

#pragma warning disable CA2100 // The names come from the file itself.
    private static async Task<int> RowsAsync(SqliteConnection connection, string table, PlantedKeys keys)
    {
        await using var all = new SqliteCommand($"SELECT * FROM \"{table}\"", connection);
        await using var reader = await all.ExecuteReaderAsync();
        var rows = 0;
        for (; await reader.ReadAsync(); rows++)
            for (var column = 0; column < reader.FieldCount; column++)
            {
                var text = reader.GetValue(column) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture);
                keys.AssertAbsent(text ?? "", $"{table}.{reader.GetName(column)}");
            }

        return rows;
    }
#pragma warning restore CA2100
}
