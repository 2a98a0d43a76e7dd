using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Tests.Doubles;

/// <summary>A real store of which some parts can be hindered. It does not own the real one.</summary>
internal sealed class HinderedStore : IStore
{
    private readonly IStore _real;

    public HinderedStore(IStore real)
    {
        _real = real;
        Tasks = Hindered<ITaskStore>.Of(real.Tasks, OnTasks);
        RawEvents = Hindered<IRawEventStore>.Of(real.RawEvents, OnRawEvents);
        Events = Hindered<IEventStore>.Of(real.Events, OnEvents);
    }

    public Hindrance OnTasks { get; } = new();

    public Hindrance OnRawEvents { get; } = new();

    public Hindrance OnEvents { get; } = new();

    public string Kind => _real.Kind;

    public ITaskStore Tasks { get; }

    public IRawEventStore RawEvents { get; }

    public IEventStore Events { get; }

    public IFeedStore Feed => _real.Feed;

    public IFreshnessStore Freshness => _real.Freshness;

    public IVenueStore Venues => _real.Venues;

    public ISeedStore Seeds => _real.Seeds;

    public IPictureStore Pictures => _real.Pictures;

    public IGeocodeStore Geocodes => _real.Geocodes;

    public IRetentionStore Retention => _real.Retention;

    public IReplayStore Replays => _real.Replays;

    public IAreaStore Areas => _real.Areas;

    public IWorkerStore Workers => _real.Workers;

    public IAuditStore Audit => _real.Audit;

    public IKeyStore Keys => _real.Keys;

    public IControlStore Control => _real.Control;

    public IDeadLetterStore DeadLetters => _real.DeadLetters;

    public IRequestStore Requests => _real.Requests;

    public IFigureStore Figures => _real.Figures;

    public ICityStore Cities => _real.Cities;

    public IClusterStore Clusters => _real.Clusters;

    public IThredStore Threds => _real.Threds;

    public IThredJournal ThredJournal => _real.ThredJournal;

    public IThredRecords ThredRecords => _real.ThredRecords;

    public ILedgerStore Ledger => _real.Ledger;

    public IFencedStore FencedBy(long epoch) => _real.FencedBy(epoch);

    public Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellation) => _real.MigrateAsync(cancellation);

    public Task<DateTimeOffset> ReadClockAsync(CancellationToken cancellation) => _real.ReadClockAsync(cancellation);

    public Task ProbeAsync(CancellationToken cancellation) => _real.ProbeAsync(cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
