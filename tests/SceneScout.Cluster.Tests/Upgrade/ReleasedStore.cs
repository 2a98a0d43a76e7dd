using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using SceneScout.Storage.Sqlite;
using SceneScout.TestPostgres;

namespace SceneScout.Cluster.Tests.Upgrade;

/// <summary>A copy of what a released version left behind when it was killed in the middle of its work. <c>tools/released-store</c> made it.</summary>
internal sealed class ReleasedStore : IAsyncDisposable
{
    private readonly Func<DbConnection> _connect;

    private ReleasedStore(string folder, ReleasedManifest manifest, ImmutableSortedDictionary<string, string> settings, Func<DbConnection> connect)
    {
        (Folder, Manifest, _connect) = (folder, manifest, connect);
        var key = Path.Combine(folder, "master.key");
        File.Copy(Path.Combine(Place(manifest.Version), "master.key"), key);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Settings = settings.Add("security.master-key-file", key);
    }

    /// <summary>Holds the files of SQLite, and logs.</summary>
    public string Folder { get; }

    /// <summary>What stood in it.</summary>
    public ReleasedManifest Manifest { get; }

    /// <summary>Settings that name it to a node.</summary>
    public ImmutableSortedDictionary<string, string> Settings { get; }

    /// <summary>The SQLite files of a version.</summary>
    public static Task<ReleasedStore> SqliteAsync(string version)
    {
        var folder = Directory.CreateTempSubdirectory("scenescout-released-").FullName;
        foreach (var packed in Directory.GetFiles(Path.Combine(Place(version), "sqlite"), "*.gz"))
        {
            using var from = Unpack(packed);
            using var to = File.Create(Path.Combine(folder, Path.GetFileNameWithoutExtension(packed)));
            from.CopyTo(to);
        }

        var file = Path.Combine(folder, SqliteStore.FileName);
        return Task.FromResult(new ReleasedStore(
            folder, ReleasedManifest.Read(Place(version), "sqlite"), Set(("store.kind", "sqlite"), ("store.folder", folder)), () => new SqliteConnection($"Data Source={file};Pooling=False")));
    }

    /// <summary>The PostgreSQL database of a version.</summary>
    public static async Task<ReleasedStore> PostgresAsync(string version)
    {
        var database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        using (var reader = new StreamReader(Unpack(Path.Combine(Place(version), "postgres.sql.gz"))))
        {
            await using var connection = new NpgsqlConnection(database + ";Pooling=false");
            await connection.OpenAsync();
#pragma warning disable CA2100 // What pg_dump wrote.
            await using var command = new NpgsqlCommand(await reader.ReadToEndAsync(), connection) { CommandTimeout = 120 };
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }

        return new ReleasedStore(
            Directory.CreateTempSubdirectory("scenescout-released-").FullName,
            ReleasedManifest.Read(Place(version), "postgres"),
            Set(("store.kind", "postgres"), ("store.connection", database)),
            () => new NpgsqlConnection(database + ";Pooling=false"));
    }

    /// <summary>Reads with SQL of both databases: the last column by the others.</summary>
    public async Task<ImmutableSortedDictionary<string, string>> ReadAsync(string sql)
    {
        await using var connection = _connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own SQL.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
            rows.Add(reader.FieldCount == 1 ? "" : reader.GetString(0), Convert.ToString(reader.GetValue(reader.FieldCount - 1), CultureInfo.InvariantCulture)!);
        return rows.ToImmutable();
    }

    /// <summary>Reads one number.</summary>
    public async Task<long> CountAsync(string sql) => long.Parse((await ReadAsync(sql))[""], CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static ImmutableSortedDictionary<string, string> Set(params (string Key, string Text)[] settings) => settings.ToImmutableSortedDictionary(s => s.Key, s => s.Text);

    private static string Place(string version) => Path.Combine(AppContext.BaseDirectory, "Upgrade", "Released", version);

    private static GZipStream Unpack(string file) => new(File.OpenRead(file), CompressionMode.Decompress);
}

/// <summary>What stood in a released store when its node was killed.</summary>
/// <param name="Version">Who made it.</param>
/// <param name="Queries">SQL of both databases, by name.</param>
/// <param name="Answers">What each answered.</param>
internal sealed record ReleasedManifest(string Version, ImmutableSortedDictionary<string, string> Queries, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Answers)
{
    /// <summary>Reads it.</summary>
    public static ReleasedManifest Read(string place, string kind)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(place, "manifest.json")));
        var root = json.RootElement;
        return new ReleasedManifest(
            root.GetProperty("version").GetString()!,
            root.GetProperty("queries").EnumerateObject().ToImmutableSortedDictionary(q => q.Name, q => q.Value.GetString()!, StringComparer.Ordinal),
            root.GetProperty(kind).EnumerateObject().ToImmutableSortedDictionary(a => a.Name, a => Answer(a.Value), StringComparer.Ordinal));
    }

    private static ImmutableSortedDictionary<string, string> Answer(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject().ToImmutableSortedDictionary(v => v.Name, v => v.Value.ToString(), StringComparer.Ordinal)
        : ImmutableSortedDictionary<string, string>.Empty.Add("", value.ToString());
}
