using SceneScout.Domain.Events;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Seeds_on_SQLite() : SeedSuite(new SqliteFixture());

public sealed class Seeds_on_PostgreSQL() : SeedSuite(new PostgresFixture());

public abstract class SeedSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    [StoreFact]
    public async Task What_was_learned_is_there_for_its_source_once()
    {
        SourceSeed[] seeds = [Seed("organizers", "2"), Seed("organizers", "1"), Seed("events", "9"), Seed("organizers", "1"), new(SourceName.Meetup, "groups", "g")];

        Assert.Equal(4, await Store.Seeds.LearnAsync(seeds, Now, None));
        Assert.Equal(0, await Store.Seeds.LearnAsync(seeds, Now, None));

        Assert.Equal([Seed("events", "9"), Seed("organizers", "1"), Seed("organizers", "2")], (await ReadAsync()).AsEnumerable());
        Assert.Empty(await Store.Seeds.ReadAsync(SourceName.Yelp, 10, Now, None));
    }

    [StoreFact]
    public async Task Of_each_kind_those_seen_last_are_read_and_none_that_fell_silent()
    {
        await Store.Seeds.LearnAsync([Seed("organizers", "old"), Seed("organizers", "again"), Seed("venues", "v")], Now.AddDays(-10), None);
        await Store.Seeds.LearnAsync([Seed("organizers", "new"), Seed("organizers", "again")], Now, None);

        Assert.Equal([Seed("organizers", "again"), Seed("organizers", "new"), Seed("venues", "v")], (await ReadAsync(2)).AsEnumerable());
        Assert.Equal([Seed("organizers", "again"), Seed("organizers", "new")], (await Store.Seeds.ReadAsync(SourceName.Eventbrite, 10, Now.AddDays(-1), None)).AsEnumerable());
    }

    [StoreFact]
    public async Task Beyond_the_most_that_are_kept_those_that_were_seen_longest_ago_go()
    {
        await Store.Seeds.LearnAsync([.. Enumerable.Range(0, 40).Select(n => Seed("organizers", $"old{n:d2}"))], Now.AddDays(-3), None);
        await Store.Seeds.LearnAsync([.. Enumerable.Range(0, 9_990).Select(n => Seed("organizers", $"{n}")), Seed("venues", "v")], Now, None);

        Assert.Equal(10_001, await Fixture.CountAsync("learned_seeds"));
        Assert.Equal(10, (await Store.Seeds.ReadAsync(SourceName.Eventbrite, 10_000, Now.AddDays(-4), None)).Count(seed => seed.ExternalId.StartsWith("old", StringComparison.Ordinal)));
    }

    [StoreFact]
    public async Task An_id_that_no_source_gives_is_passed_over()
    {
        Assert.Equal(1, await Store.Seeds.LearnAsync([Seed("events", ""), Seed("events", new string('9', 201)), Seed("events", "a\0b")], Now, None));

        Assert.Single(await ReadAsync());
    }

    private static SourceSeed Seed(string kind, string id) => new(SourceName.Eventbrite, kind, id);

    private Task<System.Collections.Immutable.ImmutableArray<SourceSeed>> ReadAsync(int perKind = 10) => Store.Seeds.ReadAsync(SourceName.Eventbrite, perKind, Now.AddDays(-100), None);
}
