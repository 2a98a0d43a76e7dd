namespace SceneScout.Storage.Contracts;

/// <summary>The store of the domain: one contract, a PostgreSQL and a SQLite implementation, one conformance suite for both. Safe for concurrent use.</summary>
public interface IStore : IAsyncDisposable
{
    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    string Kind { get; }

    /// <summary>Tasks, leases, dead letters.</summary>
    ITaskStore Tasks { get; }

    /// <summary>Listings as the sources sent them.</summary>
    IRawEventStore RawEvents { get; }

    /// <summary>Canonical events.</summary>
    IEventStore Events { get; }

    /// <summary>What happened to events.</summary>
    IFeedStore Feed { get; }

    /// <summary>What is still there and what is gone.</summary>
    IFreshnessStore Freshness { get; }

    /// <summary>Venues that sources list on their own.</summary>
    IVenueStore Venues { get; }

    /// <summary>Pictures that were fetched.</summary>
    IPictureStore Pictures { get; }

    /// <summary>What online geocoders answered.</summary>
    IGeocodeStore Geocodes { get; }

    /// <summary>What sources without public search can be asked for.</summary>
    ISeedStore Seeds { get; }

    /// <summary>How long content is kept.</summary>
    IRetentionStore Retention { get; }

    /// <summary>What searches of areas came to.</summary>
    IAreaStore Areas { get; }

    /// <summary>Workers and counters.</summary>
    IWorkerStore Workers { get; }

    /// <summary>What people did.</summary>
    IAuditStore Audit { get; }

    /// <summary>Figures over time.</summary>
    IFigureStore Figures { get; }

    /// <summary>Cities that are searched.</summary>
    ICityStore Cities { get; }

    /// <summary>Sealed API keys.</summary>
    IKeyStore Keys { get; }

    /// <summary>What is read of workflows.</summary>
    IThredStore Threds { get; }

    /// <summary>The journal of threds, patterns and mailboxes.</summary>
    IThredJournal ThredJournal { get; }

    /// <summary>Records that workflows keep.</summary>
    IThredRecords ThredRecords { get; }

    /// <summary>Epoch, pauses and worker targets.</summary>
    IControlStore Control { get; }

    /// <summary>The cluster that works on it.</summary>
    IClusterStore Clusters { get; }

    /// <summary>Tasks that were given up.</summary>
    IDeadLetterStore DeadLetters { get; }

    /// <summary>What is done again by today's rules.</summary>
    IReplayStore Replays { get; }

    /// <summary>Durable requests from outside.</summary>
    IRequestStore Requests { get; }

    /// <summary>The same store for a controller: its writes throw <see cref="StaleEpochException"/> once a later epoch was taken.</summary>
    /// <param name="epoch">The controller's epoch.</param>
    IFencedStore FencedBy(long epoch);

    /// <summary>The store proved against itself.</summary>
    ILedgerStore Ledger { get; }

    /// <summary>Brings the schema to the newest version. Runs once and only once when several nodes start together; the others wait.</summary>
    /// <returns>Names of the migrations applied by this call, in order; empty when there was nothing to do.</returns>
    Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellation);

    /// <summary>The instant by the store's own clock, UTC: the one clock that all nodes share.</summary>
    /// <exception cref="StoreUnavailableException">It does not answer.</exception>
    Task<DateTimeOffset> ReadClockAsync(CancellationToken cancellation);

    /// <summary>Writes a row that nobody reads: whether the store answers, and takes writes.</summary>
    /// <exception cref="StoreUnavailableException">It does not.</exception>
    Task ProbeAsync(CancellationToken cancellation);
}
