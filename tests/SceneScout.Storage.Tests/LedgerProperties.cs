using System.Text.Json;
using CsCheck;
using SceneScout.Domain.Events;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Storage.Tests;

/// <summary>Whatever crashes, repeats and overtakes, every listing that was discovered ends as ingested, unchanged or rejected, once.</summary>
public sealed class LedgerProperties
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly CancellationToken None = CancellationToken.None;

    // A step: what happens, which listings (of few, so that they meet), which content.
    private static readonly Gen<(int Kind, int[] Listings, int Content)[]> Steps =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 7].Array[0, 6], Gen.Int[0, 3]).Array[1, 40];

    [Fact]
    public async Task The_account_of_listings_balances_in_the_end()
    {
        var template = Directory.CreateTempSubdirectory("scenescout-ledger-").FullName;
        await using (var store = SqliteStore.Open(template))
            await store.MigrateAsync(None);

        await Steps.SampleAsync(async steps =>
        {
            var folder = Directory.CreateTempSubdirectory("scenescout-ledger-").FullName;
            File.Copy(Path.Combine(template, SqliteStore.FileName), Path.Combine(folder, SqliteStore.FileName));
            await using (var store = SqliteStore.Open(folder))
                await new Run(store).PlayAsync(steps);
            Directory.Delete(folder, recursive: true);
        }, iter: 60, threads: 2);
        Directory.Delete(template, recursive: true);
    }

    private sealed class Run(IStore store)
    {
        private DateTimeOffset _now = Start;
        private long _discovered;
        private int _tasks;
        private DiscoveryBatch? _lastBatch;
        private IngestionOutcome? _lastOutcome;

        public async Task PlayAsync((int Kind, int[] Listings, int Content)[] steps)
        {
            foreach (var (kind, listings, content) in steps)
            {
                _now += TimeSpan.FromMinutes(1);
                await (kind switch
                {
                    0 or 1 or 2 => DiscoverAsync(listings, content),
                    3 => RepeatDiscoveryAsync(),
                    4 or 5 => IngestAsync(content, interrupt: null),
                    6 => IngestAsync(content, interrupt: () => DiscoverAsync(listings, content)),
                    7 => CrashAsync(),
                    8 => CancelAsync(),
                    _ => RepeatIngestionAsync(),
                });
                // No event is written here; everything else of the ledger holds at every step.
                Assert.DoesNotContain(await store.Ledger.FindBreachesAsync(DateTimeOffset.MinValue, TimeSpan.Zero, None), b => b.Rule is "counters" or "fences" or "dead-letters" or "row-counts" or "tasks");
            }

            await DrainAsync();
            var counters = await store.Workers.CountersAsync(None);
            Assert.Equal(_discovered, counters["listings.discovered"]);
            Assert.Equal(_discovered, counters["listings.ingested"] + counters["listings.unchanged"] + counters["listings.rejected"]);
            Assert.All(await RowsAsync(), row => Assert.True(row.Processed));
        }

        private async Task DiscoverAsync(int[] listings, int content)
        {
            var id = $"d{_tasks++}";
            await store.Tasks.EnqueueAsync([new NewTask { Id = id, Type = TaskType.Discovery, ParametersJson = "{}" }], 1000, _now, None);
            var lease = (await ClaimAsync(TaskType.Discovery))!.Lease;
            _lastBatch = new(
                lease,
                [.. listings.Select((n, i) => new DiscoveredListing(new ListingKey(SourceName.Yelp, $"l{n}"), "{}", $"h{(content + i) % 4}", null, null))],
                [],
                content,
                null,
                1,
                5,
                2,
                null);
            await CommitAsync(_lastBatch);
        }

        private Task RepeatDiscoveryAsync() => _lastBatch is null ? Task.CompletedTask : CommitAsync(_lastBatch);

        private async Task CommitAsync(DiscoveryBatch batch)
        {
            if (await store.RawEvents.CommitDiscoveryAsync(batch, _now, None) is not null)
                _discovered += batch.Listings.Length + batch.Failures;
        }

        private async Task<bool> IngestAsync(int salt, Func<Task>? interrupt)
        {
            if (await ClaimAsync(TaskType.Ingestion) is not { } task)
                return false;
            var ids = JsonSerializer.Deserialize(task.Task.ParametersJson, TaskJson.Default.IngestionParameters)!.EventIds;
            var rows = await store.RawEvents.ReadAsync(ids, None);
            if (interrupt is not null)
                await interrupt();
            _lastOutcome = new(
                task.Lease, "yelp", [.. rows.Select((r, i) => new RowOutcome(r.Id, r.ContentHash, (RowOutcomeKind)((salt + i) % 3), null, null))], [], 0, _now, [ProcessingParameters.After(10)], null);
            await store.RawEvents.CommitIngestionAsync(_lastOutcome, _now, None);
            return true;
        }

        private async Task RepeatIngestionAsync()
        {
            if (_lastOutcome is not null)
                Assert.False(await store.RawEvents.CommitIngestionAsync(_lastOutcome, _now, None));
        }

        private async Task CrashAsync()
        {
            await ClaimAsync(TaskType.Ingestion);
            await store.Tasks.ReapAsync(2, _now + TimeSpan.FromHours(1), None);
        }

        private async Task CancelAsync()
        {
            if (await ClaimAsync(TaskType.Ingestion) is { } task)
                await store.Tasks.CancelAsync(task.Task.Id, _now, None);
        }

        private async Task DrainAsync()
        {
            await store.Tasks.ReapAsync(100, _now + TimeSpan.FromDays(1), None);
            do
            {
                while (await IngestAsync(0, null))
                {
                }
            }
            while (await store.RawEvents.SweepAsync(3, 2, _now, None) > 0);
        }

        private async Task<TaskRecord?> ClaimAsync(TaskType type) =>
            (await store.Tasks.ClaimAsync(new ClaimRequest(type, "w1", 1, _now + TimeSpan.FromMinutes(5), []), _now, None)).FirstOrDefault();

        private async Task<IEnumerable<RawEvent>> RowsAsync() =>
            await store.RawEvents.ReadAsync([.. Enumerable.Range(0, 8).Select(n => Rules.DeterministicGuid.Of($"yelp:l{n}"))], None);
    }
}
