using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql;

/// <summary>A controller's view of the store.</summary>
internal sealed class FencedStore : IFencedStore
{
    private readonly FencedDatabase _database;

    public FencedStore(SqlDatabase database, FeedAppends appends, long epoch)
    {
        var fenced = new FencedDatabase(database, epoch);
        _database = fenced;
        Epoch = epoch;
        Tasks = new SqlTaskStore(fenced);
        RawEvents = new SqlRawEventStore(fenced);
        Freshness = new SqlFreshnessStore(fenced);
        Retention = new SqlRetentionStore(fenced);
        Feed = new SqlFeedStore(fenced, appends);
        Control = new SqlControlStore(fenced, epoch);
    }

    public Task CheckAsync(CancellationToken cancellation) => _database.CheckAsync(cancellation);

    public long Epoch { get; }

    public ITaskStore Tasks { get; }

    public IRawEventStore RawEvents { get; }

    public IFreshnessStore Freshness { get; }

    public IRetentionStore Retention { get; }

    public IFeedStore Feed { get; }

    public IControlStore Control { get; }
}
