using CsCheck;
using SceneScout.Domain.Feed;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Feed_interleaving_on_SQLite() : FeedInterleavingSuite(new SqliteFixture());

public sealed class Feed_interleaving_on_PostgreSQL() : FeedInterleavingSuite(new PostgresFixture());

/// <summary>However transactions begin, append, linger, end and fall back between each other, every reader gets every change that stands, once and in one order.</summary>
public abstract class FeedInterleavingSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private const int Writers = 4;
    private const int Readers = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // What happens, to which writer or reader, how much.
    private static readonly Gen<(int What, int Who, int Size)[]> Plays = Gen.Select(Gen.Int[0, 9], Gen.Int[0, Writers - 1], Gen.Int[1, 4]).Array[1, 40];

    [StoreFact]
    public async Task No_reader_skips_a_change_that_ends_late()
    {
        await using var database = Fixture.OpenDatabase();
        await Plays.SampleAsync(play => new Play(Store, database).RunAsync(play), iter: 150, threads: 1);
    }

    [StoreFact]
    public async Task Readers_and_writers_at_full_speed_agree_in_the_end()
    {
        const int each = 40;
        await using var database = Fixture.OpenDatabase();
        using var limit = new CancellationTokenSource(Patience);
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadAllAsync(Writers * each * 2, limit.Token))).ToList();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            for (var n = 0; n < each; n++)
                await database.WriteAsync("append", async session =>
                {
                    await FeedTables.AppendAsync(session, [Entry(w, (2 * n) + 1), Entry(w, (2 * n) + 2)]);
                    return true;
                }, limit.Token);
        })));

        var read = await Task.WhenAll(readers);
        Assert.All(read, all => Assert.Equal(read[0], all));
        Assert.All(Enumerable.Range(0, Writers), w =>
            Assert.Equal(Enumerable.Range(1, each * 2).Select(n => (long)n), read[0].Where(c => c.EventId == Sample.Id(w)).Select(c => c.Version)));
    }

    private async Task<List<FeedChange>> ReadAllAsync(int count, CancellationToken cancellation)
    {
        var (all, since) = (new List<FeedChange>(), 0L);
        while (all.Count < count)
        {
            var page = await Store.Feed.ReadAsync(since, 7, documents: false, cancellation);
            all.AddRange(page.Changes);
            since = page.Next;
        }

        return all;
    }

    private static FeedEntry Entry(int writer, long version) => new(Sample.Id(writer), version, EventChangeKind.Updated, Now, null);

    // One writer's transactions follow each other, as those of one event do; several writers' stand open side by side where the database allows it.
    private sealed class Play(IStore store, SqlDatabase database)
    {
        private readonly OpenWrite?[] _open = new OpenWrite?[Writers];
        private readonly List<OpenWrite> _order = [];
        private readonly long[] _versions = new long[Writers];
        private readonly HashSet<(Guid Event, long Version)> _stands = [];
        private readonly List<FeedChange>[] _read = [.. Enumerable.Range(0, Readers).Select(_ => new List<FeedChange>())];
        private readonly long[] _since = new long[Readers];

        public async Task RunAsync((int What, int Who, int Size)[] play)
        {
            Array.Fill(_since, (await store.Feed.ReadAsync(0, 1, documents: false, None)).Head);
            foreach (var (what, who, size) in play)
                await (what switch
                {
                    <= 3 when _open[who] is null => BeginAsync(who, size),
                    <= 1 => AppendAsync(who, size),
                    2 or 3 => EndAsync(who, stands: true),
                    4 when _open[who] is not null => EndAsync(who, stands: false),
                    _ => ReadAsync(who % Readers, size * size),
                });
            for (var who = 0; who < Writers; who++)
                if (_open[who] is not null)
                    await EndAsync(who, stands: true);
            for (var reader = 0; reader < Readers; reader++)
                await ReadAsync(reader, 1000);
            Assert.All(_read, read => Assert.Equal(_stands.Order(), read.Select(Key).Order()));
            Assert.All(_read, read => Assert.Equal(_read[0], read));
            Assert.All(_read[0].GroupBy(c => c.EventId), own => Assert.Equal(own.Select(c => c.Version).Order(), own.Select(c => c.Version)));
        }

        private async Task BeginAsync(int who, int size)
        {
            _order.Add(_open[who] = new OpenWrite(database));
            await AppendAsync(who, size);
        }

        private async Task AppendAsync(int who, int size)
        {
            var entries = Enumerable.Range(0, size).Select(_ => Entry(who, ++_versions[who])).ToList();
            await ArriveAsync(_open[who]!, _open[who]!.Append(entries));
        }

        private async Task EndAsync(int who, bool stands)
        {
            var write = _open[who]!;
            _open[who] = null;
            write.End(stands);
            // SQLite's writes follow each other: one that ends lets those behind it come to their end.
            while (_order.Count > 0 && (Serial ? _order[0] : write) is { Ended: true } next && _order.Remove(next))
                if (await next.Done.WaitAsync(Patience))
                    _stands.UnionWith(next.Appended.Select(e => (e.EventId, e.Version)));
        }

        private async Task ReadAsync(int reader, int limit)
        {
            var page = await store.Feed.ReadAsync(_since[reader], limit, documents: false, None);
            Assert.False(page.Reset);
            Assert.All(page.Changes, c => Assert.Contains(Key(c), _stands));
            Assert.Equal(Enumerable.Range(1, page.Changes.Length).Select(n => _since[reader] + n), page.Changes.Select(c => c.Seq));
            _read[reader].AddRange(page.Changes);
            _since[reader] = page.Next;
            if (page.Changes.Length < limit)
                Assert.Equal(_stands.Count, _read[reader].Count);
        }

        private bool Serial => store.Kind == "sqlite";

        private Task ArriveAsync(OpenWrite write, Task arrived) => Serial && _order[0] != write ? Task.CompletedTask : arrived.WaitAsync(Patience);

        private static (Guid Event, long Version) Key(FeedChange c) => (c.EventId, c.Version);
    }
}
