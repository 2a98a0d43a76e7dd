namespace SceneScout.Storage.Tests.Conformance;

public sealed class Migrations_on_SQLite() : MigrationSuite(new SqliteFixture());

public sealed class Migrations_on_PostgreSQL() : MigrationSuite(new PostgresFixture());

public abstract class MigrationSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    protected override bool Migrated => false;

    [StoreFact]
    public async Task Stores_that_start_together_migrate_once()
    {
        var stores = Enumerable.Range(0, 4).Select(_ => Fixture.Open()).ToList();

        var applied = await Task.WhenAll(stores.Select(store => Task.Run(() => store.MigrateAsync(None))));

        var names = Assert.Single(applied, own => own.Count > 0);
        Assert.Equal("0001_schema", names[0]);
        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
        Assert.Empty(await stores[0].MigrateAsync(None));
        await Task.WhenAll(stores.Select(async (store, i) =>
        {
            await store.Workers.UpsertAsync([new($"w{i}", "discovery", "idle", null, 0, 0, 0, Now, null)], None);
            await store.DisposeAsync();
        }));
        await using var last = Fixture.Open();
        Assert.Equal(4, (await last.Workers.ListAsync(None)).Length);
    }
}
