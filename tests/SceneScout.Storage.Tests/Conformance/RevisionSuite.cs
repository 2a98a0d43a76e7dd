using System.Collections.Immutable;
using SceneScout.Domain.Matching;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Revision_on_SQLite() : RevisionSuite(new SqliteFixture());

public sealed class Revision_on_PostgreSQL() : RevisionSuite(new PostgresFixture());

/// <summary>Workers read and keep at different speeds: of two readings of a listing the later stands.</summary>
public abstract class RevisionSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private static readonly Guid Row = Rules.DeterministicGuid.Of("yelp:a");

    [StoreFact]
    public async Task An_older_reading_that_is_kept_late_loses()
    {
        var (slow, fast) = (await LeaseAsync("d1"), await LeaseAsync("d2"));
        await Store.RawEvents.CommitDiscoveryAsync(Batch(fast, Read("h2", 20)), Now.AddSeconds(21), None);

        var late = await Store.RawEvents.CommitDiscoveryAsync(Batch(slow, Read("h1", 10)), Now.AddSeconds(30), None);

        Assert.Equal((0, 0, 1, 0), (late!.New, late.Changed, late.Unchanged, late.IngestionTasks.Length));
        var row = await RowAsync();
        Assert.Equal(("h2", Now.AddSeconds(30)), (row.ContentHash, row.LastSeenAt));
        Assert.Equal((2, 1), (await CounterAsync("listings.discovered"), await CounterAsync("listings.unchanged")));
    }

    [StoreFact]
    public async Task A_reading_older_than_one_that_found_nothing_new_loses_too()
    {
        var (slow, fast) = (await LeaseAsync("d1"), await LeaseAsync("d2"));
        await Store.RawEvents.CommitDiscoveryAsync(Batch(fast, Read("h1", 0)), Now, None);
        await Store.RawEvents.CommitDiscoveryAsync(Batch(fast, Read("h1", 20)), Now.AddSeconds(21), None);

        await Store.RawEvents.CommitDiscoveryAsync(Batch(slow, Read("h2", 10)), Now.AddSeconds(30), None);

        Assert.Equal("h1", (await RowAsync()).ContentHash);
    }

    [StoreFact]
    public async Task What_a_clock_that_runs_ahead_kept_does_not_shut_out_the_others()
    {
        var (ahead, right) = (await LeaseAsync("d1"), await LeaseAsync("d2"));
        await Store.RawEvents.CommitDiscoveryAsync(Batch(ahead, Read("h1", 3600)), Now.AddHours(1), None);
        var before = await RowAsync();

        await Store.RawEvents.CommitDiscoveryAsync(Batch(right, Read("h2", 10)), Now.AddSeconds(11), None);

        var row = await RowAsync();
        Assert.Equal("h2", row.ContentHash);
        Assert.True(row.Revision > before.Revision);
    }

    [StoreFact]
    public async Task Within_a_batch_the_reading_made_last_counts()
    {
        await Store.RawEvents.CommitDiscoveryAsync(Batch(await LeaseAsync("d1"), Read("h2", 20), Read("h1", 10)), Now.AddSeconds(30), None);

        Assert.Equal("h2", (await RowAsync()).ContentHash);
    }

    [StoreFact]
    public async Task An_older_content_that_is_ingested_late_does_not_overwrite_the_newer()
    {
        var lease = await LeaseAsync("d1");
        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Read("h1", 10)), Now.AddSeconds(10), None);
        var slow = await RowAsync();
        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Read("h2", 20)), Now.AddSeconds(20), None);
        var fast = await RowAsync();

        Assert.Single(await IngestAsync(fast, "New title"));
        Assert.Empty(await IngestAsync(slow, "Old title"));

        var stored = Assert.Single(await Store.Events.LoadBlockAsync("block", None));
        Assert.Equal(("New title", "h2", fast.Revision), (stored.Members[0].Listing.Title, stored.Members[0].ContentHash, stored.Members[0].Revision));
    }

    [StoreFact]
    public async Task However_readings_interleave_the_one_made_last_stands()
    {
        var lease = await LeaseAsync("d1");
        var random = new Random(5);
        foreach (var n in Enumerable.Range(0, 12))
        {
            var (id, order) = ($"l{n}", Enumerable.Range(1, 6).ToArray());
            random.Shuffle(order);
            foreach (var chunk in order.Chunk(1 + (n % 3)))
                await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, [.. chunk.Select(at => Found(id, $"h{at}") with { ObservedAt = Now.AddSeconds(at) })]), Now.AddMinutes(1), None);

            Assert.Equal("h6", Assert.Single(await Store.RawEvents.ReadAsync([Rules.DeterministicGuid.Of($"yelp:{id}")], None)).ContentHash);
        }
    }

    private static DiscoveredListing Read(string hash, int seconds) => Found("a", hash) with { ObservedAt = Now.AddSeconds(seconds) };

    private async Task<RawEvent> RowAsync() => Assert.Single(await Store.RawEvents.ReadAsync([Row], None));

    // As a block does it: it decides on what stands in the store, and writes.
    private async Task<ImmutableArray<bool>> IngestAsync(RawEvent row, string title)
    {
        var block = BlockState.Of("block", await Store.Events.LoadBlockAsync("block", None));
        var incoming = new IncomingListing(Sample.Listing("a", title), row.ContentHash, row.Id) { Revision = row.Revision };
        return await Store.Events.WriteAsync(block.Decide([incoming]).Mutations, Now, None);
    }
}
