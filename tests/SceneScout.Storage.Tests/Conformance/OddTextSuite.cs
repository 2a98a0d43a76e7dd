using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Odd_text_on_SQLite() : OddTextSuite(new SqliteFixture());

public sealed class Odd_text_on_PostgreSQL() : OddTextSuite(new PostgresFixture());

public abstract class OddTextSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private const string Nul = "a\0b";
    private const string Half = "a\ud83db";

    [StoreFact]
    public async Task Raw_listings_may_hold_what_a_database_cannot()
    {
        var lease = await LeaseAsync("d1");
        string[] bodies =
        [
            """{"t":"a\u0000b"}""",
            """{"t":"a\\u0000b"}""",
            """{"t":"\ud83d\ude00"}""",
            """{"t":"\ud83d x \ude00 \uD83D"}""",
            """{"n":1e999999,"m":-12e-99999,"k":[1e5]}""",
            $$"""{"n":{{new string('9', 5000)}}}""",
            """{"a":1,"a":2}""",
            "{\"t\":\"\U0001F600 \u202e \ufeff\"}",
            $$"""{"t":"{{Half}}"}""",
            string.Concat(Enumerable.Repeat("{\"a\":", 400)) + "1" + new string('}', 400),
            $$"""{"description":"{{new string('x', 1_000_000)}}"}""",
        ];

        var commit = await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, [.. bodies.Select((b, i) => Found($"l{i}") with { Json = b })]), Now, None);

        Assert.Equal(bodies.Length, commit!.New);
        async Task<string> Json(int i) => Assert.Single(await Store.RawEvents.ReadAsync([Rules.DeterministicGuid.Of($"yelp:l{i}")], None)).Json.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal("""{"t":"ab"}""", await Json(0));
        Assert.Equal("""{"t":"a\\u0000b"}""", await Json(1));
        Assert.Contains("\"1e999999\"", await Json(4), StringComparison.Ordinal);
        Assert.Equal(1_000_018, (await Json(10)).Length);
    }

    [StoreFact]
    public async Task Events_may_hold_any_text()
    {
        var listing = Sample.Listing("emoji", $"Tïtle 🎉 {Nul} {Half}", venue: new Venue { Name = Nul, City = new string('c', 10_000) }) with
        {
            Description = new string('é', 1_000_000) + "🎷",
            Url = $"https://example.com/{Nul}",
            Performers = [new Party(new string('p', 50_000), null, null)],
        };

        Assert.True(Assert.Single(await Store.Events.WriteAsync([Sample.New(Sample.Id(1), listing)], Now, None)));

        var stored = (await Store.Events.FindAsync(Sample.Id(1), None))!.Event.Content;
        Assert.Equal("Tïtle 🎉 ab a\ufffdb", stored.Title);
        Assert.Equal(listing.Description, stored.Description);
        Assert.Single((await Store.Events.QueryAsync(new() { Text = "TÏTLE" }, None)).Events);
    }

    [StoreFact]
    public async Task A_key_with_odd_characters_names_one_listing()
    {
        foreach (var id in new[] { "a:b", "a'b\"", "ü", "🎉", " ", Nul })
        {
            var n = Sample.Id(id.GetHashCode(StringComparison.Ordinal) & 0xffff);
            Assert.True(Assert.Single(await Store.Events.WriteAsync([Sample.New(n, Sample.Listing(id))], Now, None)));
            Assert.Equal("block", (await Store.Events.FindBlocksAsync([Sample.Key(id)], None))[Sample.Key(id)]);
        }
    }

    [StoreFact]
    public async Task Tasks_faults_and_workers_may_hold_any_text()
    {
        await EnqueueAsync(TaskOf("t1") with { ParametersJson = """{"t":"\u0000"}""", Source = Nul, Area = Half, TraceParent = Nul });
        var lease = Assert.Single(await ClaimAsync(TaskType.Discovery)).Lease;
        var fault = new SpawnFault(FaultKind.Unexpected, Nul + Half + new string('x', 100_000)) { Source = Nul };

        Assert.True(await Store.Tasks.FailAsync(lease, fault, new RetryDecision.GiveUp(fault), Now, None));

        var letter = Assert.Single(await Store.Tasks.DeadLettersAsync(1, None));
        Assert.Equal("ab", letter.Source);
        Assert.StartsWith("SPAWNER_ERROR: aba\ufffdbxx", Assert.Single(letter.Faults), StringComparison.Ordinal);
        await Store.Workers.UpsertAsync([new(Nul, "discovery", "busy", Nul, 1, 2, 0.5, Now, Half)], None);
        Assert.Equal(("ab", "a\ufffdb"), (Assert.Single(await Store.Workers.ListAsync(None)).WorkerId, (await Store.Workers.ListAsync(None))[0].Node));
    }

    [StoreFact]
    public async Task A_rows_error_and_images_may_hold_any_text()
    {
        var image = new ImageLink($"https://example.com/{Nul}{new string('i', 5000)}", 1, 2);
        await Store.Events.WriteAsync([Sample.New(Sample.Id(1), Sample.Listing("a") with { Images = [image, image] })], Now, None);
        var written = await Store.Events.CommitProcessingAsync(
            new(await LeaseAsync("p1", TaskType.Processing), [new(Sample.Id(1), Sample.Enrichment(1) with { PrimaryImage = image.Url, City = Half })]), Now, None);
        Assert.Single(written!.Written);

        await Store.RawEvents.CommitDiscoveryAsync(Batch(await LeaseAsync("d1"), Found("a")), Now, None);
        var lease = Assert.Single(await ClaimAsync(TaskType.Ingestion)).Lease;
        var outcome = new RowOutcome(Rules.DeterministicGuid.Of("yelp:a"), "h1", RowOutcomeKind.Rejected, null, Nul + new string('e', 100_000));
        Assert.True(await Store.RawEvents.CommitIngestionAsync(new(lease, "yelp", [outcome], [], 0, Now, [], null), Now, None));
    }
}
