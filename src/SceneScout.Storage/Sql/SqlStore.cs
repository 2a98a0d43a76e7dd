using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql;

/// <summary>What the stores have in common: one set of statements over two databases.</summary>
public abstract class SqlStore : IStore
{
    private readonly SqlDatabase _database;
    private readonly FeedAppends _appends = new();

    private protected SqlStore(SqlDatabase database, bool feeds = true)
    {
        database = new FeedDatabase(new TimedDatabase(database), _appends, feeds);
        _database = database;
        Tasks = new SqlTaskStore(database);
        RawEvents = new SqlRawEventStore(database);
        Events = new SqlEventStore(database);
        Feed = new SqlFeedStore(database, _appends);
        Freshness = new SqlFreshnessStore(database);
        Venues = new SqlVenueStore(database);
        Pictures = new SqlPictureStore(database);
        Geocodes = new SqlGeocodeStore(database);
        Seeds = new SqlSeedStore(database);
        Retention = new SqlRetentionStore(database);
        Areas = new SqlAreaStore(database);
        Workers = new SqlWorkerStore(database);
        Audit = new SqlAuditStore(database);
        Cities = new SqlCityStore(database);
        Figures = new SqlFigureStore(database);
        Keys = new SqlKeyStore(database);
        Control = new SqlControlStore(database, 0);
        DeadLetters = new SqlDeadLetterStore(database);
        Ledger = new SqlLedgerStore(database);
        Clusters = new SqlClusterStore(database);
        Threds = new SqlThredStore(database);
        ThredJournal = new SqlThredJournal(database);
        ThredRecords = new SqlThredRecords(database);
        Replays = new SqlReplayStore(database);
    }

    /// <inheritdoc />
    public abstract string Kind { get; }

    /// <inheritdoc />
    public ITaskStore Tasks { get; }

    /// <inheritdoc />
    public IRawEventStore RawEvents { get; }

    /// <inheritdoc />
    public IEventStore Events { get; }

    /// <inheritdoc />
    public IFeedStore Feed { get; }

    /// <inheritdoc />
    public IFreshnessStore Freshness { get; }

    /// <inheritdoc />
    public IVenueStore Venues { get; }

    /// <inheritdoc />
    public IPictureStore Pictures { get; }

    /// <inheritdoc />
    public IGeocodeStore Geocodes { get; }

    /// <inheritdoc />
    public ISeedStore Seeds { get; }

    /// <inheritdoc />
    public IRetentionStore Retention { get; }

    /// <inheritdoc />
    public IAreaStore Areas { get; }

    /// <inheritdoc />
    public IWorkerStore Workers { get; }

    /// <inheritdoc />
    public IAuditStore Audit { get; }

    /// <inheritdoc />
    public IFigureStore Figures { get; }

    /// <inheritdoc />
    public ICityStore Cities { get; }

    /// <inheritdoc />
    public IKeyStore Keys { get; }

    /// <inheritdoc />
    public IControlStore Control { get; }

    /// <inheritdoc />
    public IClusterStore Clusters { get; }

    /// <inheritdoc />
    public IThredStore Threds { get; }

    /// <inheritdoc />
    public IThredJournal ThredJournal { get; }

    /// <inheritdoc />
    public IThredRecords ThredRecords { get; }

    /// <inheritdoc />
    public IDeadLetterStore DeadLetters { get; }

    /// <inheritdoc />
    public IReplayStore Replays { get; }

    /// <inheritdoc />
    public abstract IRequestStore Requests { get; }

    /// <inheritdoc />
    public IFencedStore FencedBy(long epoch) => new FencedStore(_database, _appends, epoch);

    /// <inheritdoc />
    public ILedgerStore Ledger { get; }

    /// <inheritdoc />
    public abstract Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellation);

    /// <inheritdoc />
    public Task<DateTimeOffset> ReadClockAsync(CancellationToken cancellation) =>
        _database.ReadAsync("read the clock", session => session.FirstAsync($"SELECT {session.Dialect.Clock} AS clock", row => row.Instant("clock")), cancellation);

    /// <inheritdoc />
    public Task ProbeAsync(CancellationToken cancellation) =>
        // It writes: a store that only reads, as a standby does, or whose disk is full, is of no use to anybody.
        _database.WriteAsync("be written", async session =>
        {
            await session.PostAsync($"INSERT INTO store_probe (slot, probed_at) VALUES ({session.Dialect.Slot}, {session.Dialect.Clock}) ON CONFLICT (slot) DO UPDATE SET probed_at = excluded.probed_at").ConfigureAwait(false);
            return true;
        }, cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }
}
