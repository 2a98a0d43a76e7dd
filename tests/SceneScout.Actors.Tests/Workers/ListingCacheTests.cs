using SceneScout.Actors.Workers;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Workers;

public sealed class ListingCacheTests
{
    private static readonly NormaliseResult Read = new NormaliseResult.Skipped("read");

    [Fact]
    public void What_was_put_is_taken_once_and_only_with_its_content()
    {
        var cache = new ListingCache();
        cache.Put(Key(1), "h1", Read);

        Assert.Null(cache.Take(Key(1), "h2"));
        Assert.Same(Read, cache.Take(Key(1), "h1"));
        Assert.Null(cache.Take(Key(1), "h1"));
    }

    [Fact]
    public void The_later_reading_of_a_listing_counts()
    {
        var cache = new ListingCache();
        cache.Put(Key(1), "h1", Read);
        cache.Put(Key(1), "h2", Read);

        Assert.Null(cache.Take(Key(1), "h1"));
        Assert.Same(Read, cache.Take(Key(1), "h2"));
    }

    [Fact]
    public void It_never_holds_more_than_it_may_and_the_oldest_go()
    {
        var cache = new ListingCache(10);
        for (var i = 0; i < 1_000; i++)
        {
            cache.Put(Key(i), "h", Read);
            if (i % 3 == 0)
                cache.Take(Key(i), "h");
            Assert.InRange(cache.Count, 0, 10);
        }

        Assert.Same(Read, cache.Take(Key(998), "h"));
        Assert.Null(cache.Take(Key(900), "h"));
    }

    private static ListingKey Key(int n) => new(SourceName.Yelp, $"l{n}");
}
