namespace SceneScout.Storage.Tests.Conformance;

public sealed class Clock_on_SQLite() : ClockSuite(new SqliteFixture());

public sealed class Clock_on_PostgreSQL() : ClockSuite(new PostgresFixture());

public abstract class ClockSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    // Both databases run on this machine; SQLite tells whole milliseconds.
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(5);

    [StoreFact]
    public async Task The_stores_clock_is_that_of_its_machine()
    {
        var before = DateTimeOffset.UtcNow - Rounding;
        var store = await Store.ReadClockAsync(None);
        var after = DateTimeOffset.UtcNow + Rounding;

        Assert.InRange(store, before, after);
        Assert.Equal(TimeSpan.Zero, store.Offset);
    }
}
