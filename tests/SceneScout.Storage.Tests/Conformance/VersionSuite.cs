using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using Microsoft.Data.Sqlite;
using Npgsql;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sql;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Versions_on_SQLite : VersionSuite
{
    private readonly SqliteFixture _fixture;

    public Versions_on_SQLite()
        : this(new SqliteFixture())
    {
    }

    private Versions_on_SQLite(SqliteFixture fixture)
        : base(fixture) => _fixture = fixture;

    protected override UpgradeEngineBuilder Earlier() => DeployChanges.To.SqliteDatabase(Connection);

    private string Connection => $"Data Source={Path.Combine(_fixture.Folder, SqliteStore.FileName)};Pooling=False";

    // 0.1.0 keeps its writing connection as long as it runs, and WAL with it.
    protected override async Task<IAsyncDisposable> EarlierProgramAsync()
    {
        var connection = new SqliteConnection(Connection);
        await connection.OpenAsync();
        await using var command = new SqliteCommand("PRAGMA journal_mode = WAL; SELECT count(*) FROM raw_events", connection);
        await command.ExecuteScalarAsync();
        return connection;
    }

    protected override string Refused => "no such column: ScriptName";

    protected override string EarlierName => "another program that has scenescout.db open, which version 0.1.0 brought up,";
}

public sealed class Versions_on_PostgreSQL : VersionSuite
{
    private readonly PostgresFixture _fixture;

    public Versions_on_PostgreSQL()
        : this(new PostgresFixture())
    {
    }

    private Versions_on_PostgreSQL(PostgresFixture fixture)
        : base(fixture) => _fixture = fixture;

    protected override UpgradeEngineBuilder Earlier() => DeployChanges.To.PostgresqlDatabase(_fixture.ConnectionString + ";Pooling=false");

    protected override async Task<IAsyncDisposable> EarlierProgramAsync()
    {
        var connection = new NpgsqlConnection(_fixture.ConnectionString + ";Pooling=false;Application Name=scenescout");
        await connection.OpenAsync();
        return connection;
    }

    protected override string Refused => SchemaJournalSql.Refusal;

    protected override string EarlierName => "version 0.1.0 (1 connections from 127.0.0.1)";
}

/// <summary>A store and programs of different versions. The earlier one runs scripts as 0.1.0 did: by DbUp's own list, without a look at what it does not know.</summary>
public abstract class VersionSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private const string LastOfEarlier = "0004_control";

    protected override bool Migrated => false;

    protected abstract string EarlierName { get; }

    private string Folder => Fixture is SqliteFixture ? "sqlite" : "postgres";

    [StoreFact]
    public async Task A_store_of_an_earlier_release_is_brought_up_and_its_list_of_migrations_goes_on()
    {
        var before = Scripts();
        Assert.True(RunEarlier().Successful);

        var applied = await Store.MigrateAsync(None);

        Assert.NotEmpty(applied);
        Assert.DoesNotContain(applied, name => before.Contains(name));
        await using var again = Fixture.Open();
        Assert.Empty(await again.MigrateAsync(None));
    }

    [StoreFact]
    public async Task A_program_of_an_earlier_release_is_refused_on_a_store_that_was_brought_up()
    {
        Assert.True(RunEarlier().Successful);
        await Store.MigrateAsync(None);
        await Store.DisposeAsync();

        var refused = RunEarlier();

        Assert.False(refused.Successful);
        Assert.Contains(Refused, refused.Error.Message, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_program_of_an_earlier_release_is_refused_on_a_new_store()
    {
        await Store.MigrateAsync(None);
        await Store.DisposeAsync();

        Assert.Contains(Refused, RunEarlier().Error.Message, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_store_whose_tables_have_to_change_is_left_as_it_is_while_an_earlier_version_works_on_it()
    {
        Assert.True(RunEarlier().Successful);
        await using (await EarlierProgramAsync())
        {
            var refused = await Assert.ThrowsAsync<StoreVersionException>(() => Store.MigrateAsync(None));

            Assert.StartsWith(EarlierName + " still works on this store", refused.Message, StringComparison.Ordinal);
            Assert.Contains($"version {SchemaJournal.Version} has to change its tables", refused.Message, StringComparison.Ordinal);
            Assert.True(RunEarlier().Successful);
        }

        Assert.NotEmpty(await Store.MigrateAsync(None));
    }

    [StoreFact]
    public async Task A_store_whose_tables_need_no_change_is_shared_with_whoever_works_on_it()
    {
        await Store.MigrateAsync(None);
        await using var other = await EarlierProgramAsync();
        await using var store = Fixture.Open();

        Assert.Empty(await store.MigrateAsync(None));
    }

    [StoreFact]
    public async Task A_store_that_a_later_version_has_changed_is_refused_by_name()
    {
        await Store.MigrateAsync(None);
        await Fixture.BreakAsync("INSERT INTO schema_history (id, script, version, applied_at) VALUES (999, '9000_later', '9.8.7', 'then')");
        await using var store = Fixture.Open();

        var refused = await Assert.ThrowsAsync<StoreVersionException>(() => store.MigrateAsync(None));

        Assert.Contains("brought up by version 9.8.7", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"this is version {SchemaJournal.Version}, which does not know 9000_later", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>What the earlier release says.</summary>
    protected abstract string Refused { get; }

    protected abstract UpgradeEngineBuilder Earlier();

    /// <summary>What a running program of the earlier version keeps open.</summary>
    protected abstract Task<IAsyncDisposable> EarlierProgramAsync();

    private DatabaseUpgradeResult RunEarlier() => Earlier().WithScripts(
        Scripts().Select(name => new SqlScript(name, Text($"{Folder}/{name}")))).WithTransaction().WithVariablesDisabled().LogToNowhere().Build().PerformUpgrade();

    private List<string> Scripts() => [.. typeof(SqlStore).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder + "/", StringComparison.Ordinal)).Select(name => name[(Folder.Length + 1)..])
        .Where(name => string.CompareOrdinal(name, LastOfEarlier) <= 0).Order(StringComparer.Ordinal)];

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(SqlStore).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
