using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Keys_on_SQLite() : KeySuite(new SqliteFixture());

public sealed class Keys_on_PostgreSQL() : KeySuite(new PostgresFixture());

public abstract class KeySuite(StoreFixture fixture) : StoreSuite(fixture)
{
    [StoreFact]
    public async Task A_key_is_kept_to_the_last_byte_and_listed_by_source_and_name()
    {
        var (b, a) = (Key(2, "yelp", "Zweiter"), Key(1, "meetup", "erster"));
        Assert.True(await Store.Keys.AddAsync(b, None));
        Assert.True(await Store.Keys.AddAsync(a, None));

        var listed = await Store.Keys.ListAsync(None);

        Assert.Equal(["meetup/erster", "yelp/Zweiter"], listed.Select(k => $"{k.Source}/{k.Name}"));
        Assert.Equal(b.Envelope.AsSpan(), listed[1].Envelope.AsSpan());
        Assert.Equal(b with { Envelope = [] }, listed[1] with { Envelope = [] });
    }

    [StoreFact]
    public async Task A_source_has_one_key_of_a_name_whatever_its_status()
    {
        await Store.Keys.AddAsync(Key(1, "yelp", "main"), None);

        Assert.False(await Store.Keys.AddAsync(Key(2, "yelp", "main"), None));
        Assert.True(await Store.Keys.AddAsync(Key(3, "meetup", "main"), None));
        Assert.Equal(2, (await Store.Keys.ListAsync(None)).Length);
    }

    [StoreFact]
    public async Task Of_two_writers_of_a_key_the_later_one_is_refused()
    {
        var key = Key(1, "yelp", "main");
        await Store.Keys.AddAsync(key, None);
        var revoked = key with { Status = KeyStatus.Revoked, Envelope = [], Version = 2, UpdatedAt = Now.AddMinutes(1) };

        Assert.True(await Store.Keys.ReplaceAsync(revoked, 1, None));
        Assert.False(await Store.Keys.ReplaceAsync(key with { Version = 2 }, 1, None));
        Assert.False(await Store.Keys.ReplaceAsync(Key(9, "yelp", "gone"), 1, None));
        var kept = Assert.Single(await Store.Keys.ListAsync(None));
        Assert.Equal(KeyStatus.Revoked, kept.Status);
        Assert.Empty(kept.Envelope);
    }

    private static SealedKey Key(int n, string source, string name) =>
        new(Sample.Id(n), source, name, KeyStatus.Active, $"k-{n}", [.. Enumerable.Range(0, 256).Select(i => (byte)i)], 1, Now, Now);
}
